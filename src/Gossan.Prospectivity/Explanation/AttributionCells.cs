using Gossan.Evidence.Layers;
using Gossan.Evidence.Windows;
using Gossan.Grids;
using Gossan.Prospectivity.Mapping;

namespace Gossan.Prospectivity.Explanation;

/// <summary>The windows that are explained, in the order of the map, found again each time so that memory does not grow with the region.</summary>
internal sealed class AttributionCells
{
    private readonly AttributionScope scope;
    private readonly string region;
    private readonly string likelihoodPath;
    private readonly Func<int, int, bool>? prospects;

    public AttributionCells(MapPlan plan, AttributionScope scope, string region, string likelihoodPath, Func<int, int, bool>? prospects)
    {
        (Plan, this.scope, this.region, this.likelihoodPath, this.prospects) = (plan, scope, region, likelihoodPath, prospects);
        if (scope.Kind == AttributionScopeKind.Prospects && prospects is null)
        {
            throw ExplanationException.NoProspects();
        }

        Cut = scope.Kind == AttributionScopeKind.Share ? CutOf() : double.NegativeInfinity;
        Windows = All().LongCount();
    }

    /// <summary>Which windows the map predicts.</summary>
    public MapPlan Plan { get; }

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

        using var likelihood = scope.Kind == AttributionScopeKind.Share ? Open() : null;
        int columns = Plan.Grid.Columns;
        float[] cells = new float[likelihood is null ? 0 : Plan.BlockCells];
        for (int block = 0; block < Plan.Blocks; block++)
        {
            int top = block * Plan.RowsPerBlock, rows = Plan.RowsOf(block);
            likelihood?.Read(0, top, 0, rows, columns, cells.AsSpan(0, rows * columns));
            foreach (var centre in Plan.CentresOf(block))
            {
                // NaN is below every cut.
                if ((likelihood is null || cells[((centre.Row - top) * columns) + centre.Column] >= Cut)
                    && (scope.Kind != AttributionScopeKind.Prospects || prospects!(centre.Row, centre.Column)))
                {
                    yield return centre;
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
        if (raster.Grid.Matches(Plan.Grid))
        {
            return raster;
        }

        raster.Dispose();
        throw ExplanationException.OtherGrid(likelihoodPath, region);
    }
}
