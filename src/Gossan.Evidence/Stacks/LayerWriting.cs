using Gossan.Evidence.Filling;
using Gossan.Evidence.Gridding;
using Gossan.Evidence.Inspection;
using Gossan.Evidence.Layers;

namespace Gossan.Evidence.Stacks;

/// <summary>Fills the gaps of a layer that has been transformed, writes its bands to every stack, and accounts for it.</summary>
internal static class LayerWriting
{
    /// <summary>Writes a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="classes">Its classes; <see langword="null"/> where it has none.</param>
    /// <param name="plan">Which bands it has.</param>
    /// <param name="stacks">The regions' stacks.</param>
    public static void Write(LayerInProgress layer, ClassPooling? classes, BandPlan plan, IReadOnlyList<StackInProgress> stacks)
    {
        bool codes = layer.Kind != LayerKind.Continuous;

        // Learnt for all regions before any is filled: what was filled teaches nothing.
        double?[] values = [.. stacks.Select(stack => LayerFilling.Learn(stack.OptionsOf(layer.Name).Fill.Method, codes, layer.ScanTraining))];
        for (int region = 0; region < stacks.Count; region++)
        {
            var stack = stacks[region];
            var cells = layer.Cells(region);
            var options = stack.OptionsOf(layer.Name).Fill;
            var classesBefore = classes is null || options.Method == FillMethod.None ? [] : StatisticsOf(cells, classes, plan.BandsOf(layer.Name).Count);
            int mask = plan.MaskBandOf(region, layer.Name);
            var fill = LayerFilling.Apply(layer.Name, options, cells, stack.Area, values[region], codes, mask < 0 ? null : (row, flags) => stack.WriteMask(mask, row, flags));
            var bands = new List<BandAudit>();
            foreach (string band in plan.BandsOf(layer.Name))
            {
                Action<StripAction> each = classes is null ? cells.Each : Encoded(cells, classes, bands.Count);
                stack.WriteBand(plan.FirstBandOf(layer.Name) + bands.Count, each);
                var after = StatisticsOf(each);
                var fitted = new FittedLayer(band, codes ? LayerKind.Binary : LayerKind.Continuous, layer.Steps);
                var before = classes is null ? layer.Before[region] : classesBefore.Length == 0 ? after : classesBefore[bands.Count];
                bands.Add(new(fitted, before, after, layer.Replaced(region)));
            }

            var account = classes?.Account(cells.Scan) ?? [];
            string[] warnings = [.. layer.Warnings(region), .. LayerWarnings.OfClasses(layer.Name, layer.Sources[region], account.Select(c => (c.Label, c.Share))).Select(warning => warning.Text)];
            stack.Account(plan.PlaceOf(layer.Name), new(
                layer.Name, layer.Kind, layer.Sources[region], layer.Before[region].MissingShare, bands[0].After.MissingShare, fill,
                account, warnings, bands));
        }

        plan.Written(layer.Name);
    }

    /// <summary>Statistics of the bands of classes: before gaps are filled they are no others than after, where nothing is filled.</summary>
    private static LayerStatistics[] StatisticsOf(LayerCells cells, ClassPooling classes, int bands) => [.. Enumerable.Range(0, bands).Select(band => StatisticsOf(Encoded(cells, classes, band)))];

    private static LayerStatistics StatisticsOf(Action<StripAction> each) => LayerStatistics.Of(action => each((_, strip) => action(strip)));

    private static Action<StripAction> Encoded(LayerCells cells, ClassPooling classes, int band)
    {
        float[] encoded = new float[Math.Min(cells.RowsPerStrip, cells.Rows) * cells.Columns];
        return action => cells.Each((row, places) =>
        {
            var strip = encoded.AsSpan(0, places.Length);
            classes.Encode(band, places, strip);
            action(row, strip);
        });
    }
}
