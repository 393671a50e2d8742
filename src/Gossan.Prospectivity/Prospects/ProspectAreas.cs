using System.Globalization;
using Gossan.Grids;

namespace Gossan.Prospectivity.Prospects;

/// <summary>The connected areas of high likelihood of one map, ranked.</summary>
/// <remarks>
/// Memory grows with the runs of chosen cells (some 40 bytes each), not with the map. The same rasters, sites and options give the same areas and ranks.
/// </remarks>
public sealed class ProspectAreas
{
    // Areas of one to three cells are the noise of a map more often than a place to go to.
    private const int CellsByDefault = 4;

    // 4 cells of 0.01 km² are to be 0.04 km², however they were added.
    private const double Rounding = 1e-9;

    private readonly int[] rowStarts;
    private readonly CellRun[] mask;

    private ProspectAreas(Grid grid, ProspectOptions options, float threshold, long mapped, long chosen, IReadOnlyList<ProspectArea> areas, IReadOnlyList<string> notes)
    {
        (Grid, Options, Threshold, MappedCells, ChosenCells, Areas, Notes) = (grid, options, threshold, mapped, chosen, areas, notes);
        mask = [.. areas.SelectMany(area => area.Runs).OrderBy(run => run.Row).ThenBy(run => run.First)];
        rowStarts = new int[grid.Rows + 1];
        foreach (var run in mask)
        {
            rowStarts[run.Row + 1]++;
        }

        for (int row = 0; row < grid.Rows; row++)
        {
            rowStarts[row + 1] += rowStarts[row];
        }
    }

    /// <summary>The map's grid.</summary>
    public Grid Grid { get; }

    /// <summary>What was asked for.</summary>
    public ProspectOptions Options { get; }

    /// <summary>Cells of this likelihood or more were chosen; NaN where nothing was mapped.</summary>
    public float Threshold { get; }

    /// <summary>Cells with a likelihood.</summary>
    public long MappedCells { get; }

    /// <summary>Cells at the threshold or above, also those of areas that were dropped.</summary>
    public long ChosenCells { get; }

    /// <summary>The areas, by rank; empty where there is none.</summary>
    public IReadOnlyList<ProspectArea> Areas { get; }

    /// <summary>What was chosen, merged and dropped, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Cells of all areas.</summary>
    public long Cells => Areas.Sum(area => area.Cells);

    /// <summary>Finds and ranks the areas.</summary>
    /// <param name="rasters">The likelihood, which makes the areas, and the uncertainty, which has a part in their ranks; the others are not read.</param>
    /// <param name="options">Threshold, least size, most.</param>
    /// <param name="sites">Known sites; used where cells are chosen by the sites that they hold.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The areas; none where nothing is mapped or all are too small, and then a note says so.</returns>
    /// <exception cref="ProspectException">An option is outside its range, a raster lies on another grid, or there is no site to choose by.</exception>
    /// <exception cref="RasterException">A raster cannot be read.</exception>
    public static ProspectAreas Find(ProspectRasters rasters, ProspectOptions options, IReadOnlyList<KnownSite> sites, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rasters);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sites);
        options.Validated();
        using var likelihood = RasterFile.Open(rasters.Likelihood);
        var notes = new List<string>();
        var (mapped, threshold) = Choose(likelihood, rasters.Likelihood, options, sites, notes);
        var connected = new ConnectedRuns();
        if (mapped > 0)
        {
            ReadRuns(likelihood, threshold, connected, cancellation);
        }

        var (count, of) = connected.Areas();
        long chosen = 0;
        foreach (var run in connected.Runs)
        {
            chosen += run.Cells;
        }

        if (mapped > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{chosen:N0} of {mapped:N0} mapped cells ({100.0 * chosen / mapped:0.##} %) have a likelihood of {threshold:G6} or more; they form {count:N0} connected area{(count == 1 ? "" : "s")}."));
        }

        var (dropped, merged) = SmallAreaRules.Apply(connected.Runs, of, LargeEnough(likelihood.Grid, connected.Runs, of, count, options.Smallest), options);
        if (dropped + merged > 0)
        {
            string least = options.Smallest is { } smallest ? string.Create(CultureInfo.InvariantCulture, $"{smallest:G6} km²") : $"{CellsByDefault} cells";
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Of {dropped + merged:N0} area{(dropped + merged == 1 ? "" : "s")} below {least} {merged:N0} joined a larger one and {dropped:N0} were dropped (prospects.smallest, prospects.small)."));
        }

        var areas = Rank(likelihood, rasters, connected.Runs, of, cancellation);
        if (options.Most > 0 && areas.Count > options.Most)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The best {options.Most:N0} of {areas.Count:N0} areas are kept (prospects.most)."));
            areas = areas[..options.Most];
        }

        if (areas.Count == 0)
        {
            notes.Add(mapped == 0 ? "There is no prospect: no cell has a likelihood." : "There is no prospect: all areas are smaller than prospects.smallest; make it smaller, or choose a larger prospects.area.");
        }

        return new(likelihood.Grid, options, threshold, mapped, chosen, areas, notes);
    }

    /// <summary>Whether a cell belongs to a prospect that is kept; safe from any thread.</summary>
    /// <param name="row">0 in the north, in the grid.</param>
    /// <param name="column">0 in the west.</param>
    public bool Contains(int row, int column)
    {
        int low = rowStarts[row], high = rowStarts[row + 1];
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = mask[middle].Last < column ? (middle + 1, high) : (low, middle);
        }

        return low < rowStarts[row + 1] && mask[low].First <= column;
    }

    /// <summary>Marks the cells of some rows that belong to a prospect that is kept; safe from any thread.</summary>
    /// <param name="firstRow">0 in the north, in the grid.</param>
    /// <param name="cells">(rows x columns) row by row, as many rows as are wanted; all are written.</param>
    /// <exception cref="ArgumentException">The cells are no whole rows of the grid.</exception>
    public void Mark(int firstRow, Span<bool> cells)
    {
        int rows = cells.Length / Grid.Columns;
        if (firstRow < 0 || firstRow + rows > Grid.Rows || rows * Grid.Columns != cells.Length)
        {
            throw new ArgumentException($"{cells.Length} cells from row {firstRow} on are no whole rows of a grid of {Grid.Rows} x {Grid.Columns} cells.", nameof(cells));
        }

        cells.Clear();
        foreach (var run in mask.AsSpan(rowStarts[firstRow]..rowStarts[firstRow + rows]))
        {
            cells.Slice(((run.Row - firstRow) * Grid.Columns) + run.First, run.Cells).Fill(true);
        }
    }

    /// <summary>Runs with the index of their area in <see cref="Areas"/>, row by row.</summary>
    internal List<(CellRun Run, int Area)> RunsByRow() =>
        [.. Areas.SelectMany((area, index) => area.Runs.Select(run => (run, index))).OrderBy(item => item.run.Row).ThenBy(item => item.run.First)];

    private static (long Mapped, float Threshold) Choose(RasterFile likelihood, string path, ProspectOptions options, IReadOnlyList<KnownSite> sites, List<string> notes)
    {
        var (mapped, byArea) = LikelihoodThreshold.OfAreas(path, options.Area);
        if (options.Capture is not { } capture || mapped == 0)
        {
            return (mapped, byArea[0]);
        }

        float[] cell = new float[1], atSites = new float[sites.Count];
        for (int i = 0; i < atSites.Length; i++)
        {
            atSites[i] = float.NaN;
            if (likelihood.Grid.CellAt(sites[i].X, sites[i].Y) is var (row, column))
            {
                likelihood.Read(0, row, column, 1, 1, cell.AsSpan());
                atSites[i] = cell[0];
            }
        }

        float threshold = LikelihoodThreshold.OfCapture(atSites, capture);
        if (float.IsNaN(threshold))
        {
            throw ProspectException.NoSites(path, sites.Count);
        }

        int on = atSites.Count(value => !float.IsNaN(value));
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"Chosen by known sites: {atSites.Count(value => value >= threshold)} of {on} on mapped cells lie in the chosen cells{(on < sites.Count ? $"; {sites.Count - on} lie on none and were not counted" : "")}."));
        return (mapped, threshold);
    }

    private static bool[] LargeEnough(Grid grid, ReadOnlySpan<CellRun> runs, int[] of, int count, double? smallest)
    {
        var measure = new MapMeasure(grid);
        double[] sizes = new double[count];
        for (int run = 0; run < of.Length; run++)
        {
            sizes[of[run]] += smallest is null ? runs[run].Cells : measure.SquareKilometres([runs[run]]);
        }

        double least = smallest ?? CellsByDefault;
        return Array.ConvertAll(sizes, size => size >= least * (1 - Rounding));
    }

    private static void ReadRuns(RasterFile likelihood, float threshold, ConnectedRuns connected, CancellationToken cancellation)
    {
        int columns = likelihood.Grid.Columns;
        float[] cells = [];
        foreach (var (first, rows) in RowStrips.Of(likelihood))
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Resize(ref cells, rows * columns);
            likelihood.Read(0, first, 0, rows, columns, cells.AsSpan());
            for (int row = 0; row < rows; row++)
            {
                connected.Add(first + row, cells.AsSpan(row * columns, columns), threshold);
            }
        }
    }

    private static List<ProspectArea> Rank(RasterFile likelihood, ProspectRasters rasters, ReadOnlySpan<CellRun> all, int[] of, CancellationToken cancellation)
    {
        var numbers = new Dictionary<int, int>();
        var runs = new List<(CellRun Run, int Area)>();
        var members = new List<List<CellRun>>();
        for (int i = 0; i < of.Length; i++)
        {
            if (of[i] < 0)
            {
                continue;
            }

            if (!numbers.TryGetValue(of[i], out int area))
            {
                numbers.Add(of[i], area = members.Count);
                members.Add([]);
            }

            runs.Add((all[i], area));
            members[area].Add(all[i]);
        }

        cancellation.ThrowIfCancellationRequested();
        double[] sums = new double[members.Count];
        var peaks = new (float Likelihood, int Row, int Column)[members.Count];
        Array.Fill(peaks, (float.NegativeInfinity, 0, 0));
        AreaSums.Visit(likelihood, 1, runs, (_, area, run, cells) =>
        {
            for (int i = 0; i < cells.Length; i++)
            {
                sums[area] += cells[i];
                if (cells[i] > peaks[area].Likelihood)
                {
                    peaks[area] = (cells[i], run.Row, run.First + i);
                }
            }
        });

        double[]? uncertainty = null;
        if (rasters.Uncertainty is { } path)
        {
            cancellation.ThrowIfCancellationRequested();
            using var raster = RowStrips.Open(path, rasters.Likelihood, likelihood.Grid);
            uncertainty = UncertaintyMeans.Of(raster, runs, members.Count);
        }

        var areas = members.Select((cells, area) =>
        {
            long count = cells.Sum(run => (long)run.Cells);
            double mean = sums[area] / count;
            double? spread = uncertainty is not null && !double.IsNaN(uncertainty[area]) ? uncertainty[area] : null;
            return new ProspectArea(0, mean - (spread ?? 0), count, mean, peaks[area].Likelihood, peaks[area].Row, peaks[area].Column, spread, cells);
        });
        return
        [
            .. areas.OrderByDescending(area => area.Score).ThenByDescending(area => area.PeakLikelihood).ThenBy(area => area.PeakRow).ThenBy(area => area.PeakColumn)
                .Select((area, index) => area with { Rank = index + 1 }),
        ];
    }
}
