using Gossan.Evidence.Samples;
using Gossan.Evidence.Stacks;
using Gossan.Evidence.Windows;
using Gossan.Testing;

namespace Gossan.Evidence.Tests.Folds;

/// <summary>A region of 60 x 80 cells of 100 m with a gap in it, windows of 5 cells, and sites at random.</summary>
public sealed class FoldGround : IDisposable
{
    public const int Rows = 60, Columns = 80;

    private readonly TemporaryFolder folder = new();
    private readonly EvidenceStack stack;
    private int tables;

    public FoldGround()
    {
        stack = Made.Stack(folder, "r", Rows, Columns, 2, (b, r, c) => r is > 20 and < 26 && c is > 30 and < 36 ? float.NaN : b == 0 ? (float)Math.Sin(r / 7.0) + (c / 40f) : (((r * 31) + (c * 17)) % 23) / 11f);
        Windows = new([stack], new() { Size = 5 });
    }

    public WindowSource Windows { get; }

    public string Table(string text)
    {
        string path = folder[$"folds{Interlocked.Increment(ref tables)}.csv"];
        File.WriteAllText(path, text);
        return path;
    }

    public IReadOnlyList<WindowCentre> Sites(int count, long seed) => Sites(Windows, count, seed);

    public static IReadOnlyList<WindowCentre> Sites(WindowSource windows, int count, long seed)
    {
        var centres = Made.Centres(windows);
        SeededRandom.For(seed, "sites of a test").Shuffle(centres);
        return [.. centres.Take(count)];
    }

    /// <summary>Fails where a cell is in the windows of two sets.</summary>
    public static void AssertNoSharedCell(WindowSource windows, SampleDraw draw, string what)
    {
        int radius = windows.Options.Radius;
        var owners = new Dictionary<(int, int, int), SampleSet>();
        foreach (var (centre, _, set) in draw.Samples.Distinct())
        {
            for (int row = centre.Row - radius; row <= centre.Row + radius; row++)
            {
                for (int column = centre.Column - radius; column <= centre.Column + radius; column++)
                {
                    Assert.True(owners.TryAdd((centre.Region, row, column), set) || owners[(centre.Region, row, column)] == set, $"{what}: row {row}, column {column} is in two sets");
                }
            }
        }
    }

    public void Dispose()
    {
        stack.Dispose();
        folder.Dispose();
    }
}
