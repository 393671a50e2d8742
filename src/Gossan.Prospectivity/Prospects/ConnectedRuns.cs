using System.Runtime.InteropServices;

namespace Gossan.Prospectivity.Prospects;

/// <summary>Joins runs of cells that share a border into areas while rows come in from the north: union-find over runs, never over cells.</summary>
/// <remarks>
/// Cells are neighbours over their four sides; cells that meet at a corner only are not. So an area's inside is connected and its border is
/// one outline and holes, which touch at corners at most: a valid polygon.
/// </remarks>
internal sealed class ConnectedRuns
{
    private readonly List<CellRun> runs = [];
    private readonly List<int> parents = [];
    private int above, aboveEnd, rowFirst;

    /// <summary>All runs, row by row.</summary>
    public ReadOnlySpan<CellRun> Runs => CollectionsMarshal.AsSpan(runs);

    /// <summary>Adds the chosen cells of the next row.</summary>
    /// <param name="row">A later row than the one before.</param>
    /// <param name="cells">Its likelihoods.</param>
    /// <param name="threshold">Cells from here on are chosen; NaN never.</param>
    public void Add(int row, ReadOnlySpan<float> cells, float threshold)
    {
        for (int column = 0; column < cells.Length; column++)
        {
            if (!(cells[column] >= threshold))
            {
                continue;
            }

            int start = column;
            while (column + 1 < cells.Length && cells[column + 1] >= threshold)
            {
                column++;
            }

            Add(new(row, start, column));
        }
    }

    /// <summary>Adds the next run.</summary>
    /// <param name="run">In a later row than the one before, or in the same one and not beside it.</param>
    public void Add(CellRun run)
    {
        if (runs.Count == 0 || runs[^1].Row != run.Row)
        {
            bool follows = runs.Count > 0 && runs[^1].Row == run.Row - 1;
            (above, aboveEnd, rowFirst) = (follows ? rowFirst : runs.Count, runs.Count, runs.Count);
        }

        int here = runs.Count;
        runs.Add(run);
        parents.Add(here);
        while (above < aboveEnd && runs[above].Last < run.First)
        {
            above++;
        }

        // The last of them may reach over the next run too, so it is looked at again.
        for (int touching = above; touching < aboveEnd && runs[touching].First <= run.Last; touching++)
        {
            Join(touching, here);
        }
    }

    /// <summary>The area of each run.</summary>
    /// <returns>Number of areas, and for each run the index of its area; areas in the order of their first cells, row by row.</returns>
    public (int Count, int[] Of) Areas()
    {
        int count = 0;
        int[] areas = new int[runs.Count];
        for (int run = 0; run < areas.Length; run++)
        {
            int root = Root(run);
            areas[run] = root == run ? count++ : areas[root];
        }

        return (count, areas);
    }

    // The earlier run is the root, so a root always comes before its members.
    private void Join(int one, int other)
    {
        int first = Root(one), second = Root(other);
        parents[Math.Max(first, second)] = Math.Min(first, second);
    }

    private int Root(int run)
    {
        while (parents[run] != run)
        {
            parents[run] = parents[parents[run]];
            run = parents[run];
        }

        return run;
    }
}
