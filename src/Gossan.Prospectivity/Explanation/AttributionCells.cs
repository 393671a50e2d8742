using Gossan.Evidence.Layers;
using Gossan.Evidence.Windows;
using Gossan.Grids;

namespace Gossan.Prospectivity.Explanation;

/// <summary>The windows that are explained, north to south and west to east, found again each time so that memory does not grow with the region.</summary>
internal sealed class AttributionCells
{
    private readonly WindowSource windows;
    private readonly int region;
    private readonly AttributionScope scope;
    private readonly string likelihoodPath;
    private readonly Func<int, int, bool>? prospects;

    public AttributionCells(WindowSource windows, int region, AttributionScope scope, string likelihoodPath, Func<int, int, bool>? prospects)
    {
        (this.windows, this.region, this.scope, this.likelihoodPath, this.prospects) = (windows, region, scope, likelihoodPath, prospects);
        if (scope.Kind == AttributionScopeKind.Prospects && prospects is null)
        {
            throw ExplanationException.NoProspects();
        }

        Cut = scope.Kind == AttributionScopeKind.Share ? CutOf() : double.NegativeInfinity;
        Windows = All().LongCount();
    }

    /// <summary>The likelihood from which cells are explained, for a share.</summary>
    public double Cut { get; }

    /// <summary>How many windows are explained.</summary>
    public long Windows { get; }

    public IEnumerable<WindowCentre> All()
    {
        if (scope.Kind == AttributionScopeKind.None)
        {
            yield break;
        }

        var valid = windows.Valid[region];
        using var likelihood = scope.Kind == AttributionScopeKind.Share ? Open() : null;
        var grid = windows.Stacks[region].Grid;
        float[] line = new float[grid.Columns];
        for (int row = 0; row < grid.Rows; row++)
        {
            likelihood?.Read(0, row, 0, 1, grid.Columns, line);
            for (int column = 0; column < grid.Columns; column++)
            {
                // NaN is below every cut.
                if (valid.Contains(row, column) && (likelihood is null || line[column] >= Cut) && (scope.Kind != AttributionScopeKind.Prospects || prospects!(row, column)))
                {
                    yield return new(region, row, column);
                }
            }
        }
    }

    /// <summary>
    /// Halfway between the likelihood of the last cell that belongs to the share and the next lower one, in double precision:
    /// above it lies the share exactly, and where both are equal it is their value, so that all ties are in.
    /// </summary>
    private double CutOf()
    {
        using var likelihood = Open();
        long cells = 0;
        Scan(values =>
        {
            foreach (float value in values)
            {
                cells += float.IsNaN(value) ? 0 : 1;
            }
        });
        long below = cells - scope.CellsOf(cells);
        return below == 0 ? double.NegativeInfinity : LayerStatistics.Percentiles(Scan, (below - 0.5) / (cells - 1))[0];

        void Scan(CellAction action)
        {
            float[] line = new float[likelihood.Grid.Columns];
            for (int row = 0; row < likelihood.Grid.Rows; row++)
            {
                likelihood.Read(0, row, 0, 1, line.Length, line);
                action(line);
            }
        }
    }

    private RasterFile Open()
    {
        var raster = RasterFile.Open(likelihoodPath);
        if (raster.Grid.Matches(windows.Stacks[region].Grid))
        {
            return raster;
        }

        raster.Dispose();
        throw ExplanationException.OtherGrid(likelihoodPath, windows.Stacks[region].Region);
    }
}
