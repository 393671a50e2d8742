using System.Globalization;

namespace Gossan.Evidence.Windows;

/// <summary>A part of the evidence that is taken away from windows before they are scored: how a model does where a survey has not been flown.</summary>
/// <remarks>What is taken away becomes 0, the mean of a standardised layer: the plainest filling there is. The same seed takes the same away, and a larger share takes the smaller one's too.</remarks>
/// <param name="Kind">Whole layers, or cells.</param>
/// <param name="Share">The share that is taken away, 0..1.</param>
/// <param name="Seed">Which ones.</param>
public sealed record MissingEvidence(MissingKind Kind, double Share, long Seed)
{
    /// <summary>Everything is there.</summary>
    public static MissingEvidence Nothing { get; } = new(MissingKind.Layers, 0, 0);

    /// <summary>In words: "40 % of layers".</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Share * 100:0.##} % of {(Kind == MissingKind.Layers ? "layers" : "cells")}");

    /// <summary>Takes the evidence away from a batch.</summary>
    /// <param name="batch">The windows; changed.</param>
    /// <param name="centres">Where windows stand.</param>
    /// <param name="first">The batch's first window among <paramref name="centres"/>.</param>
    public void Apply(WindowBatch batch, IReadOnlyList<WindowCentre> centres, int first)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(centres);
        if (Share <= 0)
        {
            return;
        }

        if (Kind == MissingKind.Layers)
        {
            TakeLayers(batch);
        }
        else
        {
            TakeCells(batch, centres, first);
        }
    }

    /// <summary>The layers that are taken away: round(share x layers) of them.</summary>
    /// <param name="bands">Layers there are.</param>
    /// <returns>Their indices.</returns>
    public IReadOnlyList<int> LayersOf(int bands)
    {
        int[] order = [.. Enumerable.Range(0, bands)];
        SeededRandom.For(Seed, "missing layers").Shuffle(order);
        return order[..(int)Math.Round(Share * bands, MidpointRounding.AwayFromZero)];
    }

    private void TakeLayers(WindowBatch batch)
    {
        var layers = LayersOf(batch.Bands);
        for (int window = 0; window < batch.Count; window++)
        {
            var values = batch.WindowAt(window);
            for (int cell = 0; cell < values.Length; cell += batch.Bands)
            {
                foreach (int layer in layers)
                {
                    values[cell + layer] = 0;
                }
            }
        }
    }

    /// <summary>A cell is there or not for every window that holds it, whatever batch it is in: a hash of its place decides.</summary>
    private void TakeCells(WindowBatch batch, IReadOnlyList<WindowCentre> centres, int first)
    {
        int radius = batch.Size / 2;
        ulong limit = (ulong)(Math.Min(1, Share) * uint.MaxValue), salt = (ulong)SeededRandom.Derive(Seed, "missing cells");
        for (int window = 0; window < batch.Count; window++)
        {
            var values = batch.WindowAt(window);
            var centre = centres[first + window];
            for (int y = 0; y < batch.Size; y++)
            {
                for (int x = 0; x < batch.Size; x++)
                {
                    if (Hash(salt, centre.Region, centre.Row - radius + y, centre.Column - radius + x) <= limit)
                    {
                        values.Slice(((y * batch.Size) + x) * batch.Bands, batch.Bands).Clear();
                    }
                }
            }
        }
    }

    /// <summary>32 well-mixed bits of a place: the finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Hash(ulong salt, int region, int row, int column)
    {
        ulong x = salt + ((ulong)(uint)region * 0x9E3779B97F4A7C15) + ((ulong)(uint)row << 32) + (uint)column;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return (x ^ (x >> 31)) >> 32;
    }
}
