using Gossan.Evidence.Windows;

namespace Gossan.Evidence.Samples;

/// <summary>Square blocks of the regions, each given to one set so that every set gets its share of the sites.</summary>
internal sealed class BlockAssignment
{
    private readonly Dictionary<(int Region, int Row, int Column), SampleSet> sets = [];

    /// <summary>Assigns the blocks.</summary>
    /// <param name="source">The regions.</param>
    /// <param name="sites">The sites to share out.</param>
    /// <param name="size">Edge of a block, in cells.</param>
    /// <param name="trainShare">Share of the sites to train on.</param>
    /// <param name="random">Breaks ties and deals out the blocks without sites.</param>
    public BlockAssignment(WindowSource source, IReadOnlyList<WindowCentre> sites, int size, double trainShare, Random random)
    {
        Size = size;
        double rest = (1 - trainShare) / 2;
        double[] owed = [sites.Count * trainShare, sites.Count * rest, sites.Count * rest];

        // Fullest blocks first, each to the set that is owed most: a large block never comes too late.
        var withSites = sites.GroupBy(BlockOf).OrderBy(block => block.Key).ToArray();
        random.Shuffle(withSites);
        foreach (var block in withSites.OrderByDescending(block => block.Count()))
        {
            int set = Array.IndexOf(owed, owed.Max());
            owed[set] -= block.Count();
            sets[block.Key] = (SampleSet)set;
        }

        for (int region = 0; region < source.Stacks.Count; region++)
        {
            var grid = source.Stacks[region].Grid;
            for (int row = 0; row <= (grid.Rows - 1) / size; row++)
            {
                for (int column = 0; column <= (grid.Columns - 1) / size; column++)
                {
                    double draw = random.NextDouble();
                    sets.TryAdd((region, row, column), draw < trainShare ? SampleSet.Train : draw < trainShare + rest ? SampleSet.Validation : SampleSet.Test);
                }
            }
        }
    }

    /// <summary>Edge of a block, in cells.</summary>
    public int Size { get; }

    /// <summary>The set that a window's block was given to.</summary>
    public SampleSet SetOf(WindowCentre centre) => sets[BlockOf(centre)];

    private (int Region, int Row, int Column) BlockOf(WindowCentre centre) => (centre.Region, centre.Row / Size, centre.Column / Size);
}
