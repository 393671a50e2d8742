using Gossan.Evidence.Windows;

namespace Gossan.Learning.Pretraining;

/// <summary>Which windows a pretraining learns from and which it is measured on.</summary>
/// <param name="Training">Indices into the windows.</param>
/// <param name="Validation">The others, in the order of the windows.</param>
internal sealed record WindowSplit(long[] Training, WindowCentre[] Validation)
{
    /// <summary>The split of a seed; where there are too few windows to hold any out, training takes all.</summary>
    public static WindowSplit Of(WindowSource windows, BackboneOptions options, long seed)
    {
        int held = options.WindowsOf(windows.Count).Validation;
        long[] all = new long[windows.Count];
        for (long i = 0; i < all.Length; i++)
        {
            all[i] = i;
        }

        SeededRandom.For(seed, "backbone validation").Shuffle(all);
        return new(all.Length > held ? all[held..] : all, [.. all.Take(held).Order().Select(index => windows[index])]);
    }
}
