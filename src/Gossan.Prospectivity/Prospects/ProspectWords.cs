using System.Globalization;
using System.Text;

namespace Gossan.Prospectivity.Prospects;

/// <summary>A prospect in plain words.</summary>
internal static class ProspectWords
{
    // Below this share of the cells, those outside the model's domain are not worth a word.
    private const double WorthSaying = 0.005;

    // An effect below this would be written as nothing.
    private const double LeastEffect = 0.005;

    /// <summary>Such as "12.4 km², likelihood 0.83 (peak 0.97) ± 0.05, 3.1 km from Century; for it: gravity +1.2; against it: slope -0.3".</summary>
    public static string Of(Prospect prospect)
    {
        var area = prospect.Area;
        var words = new StringBuilder();
        Add($"{Legible(prospect.SquareKilometres)} km², likelihood {area.MeanLikelihood:F2} (peak {area.PeakLikelihood:F2})");
        if (area.MeanUncertainty is { } uncertainty)
        {
            Add($" ± {uncertainty:F2}");
        }

        words.Append(SitesOf(prospect));
        if (prospect.OutsideDomain >= WorthSaying)
        {
            Add($", {100 * prospect.OutsideDomain:F0} % of it unlike what the model was trained on");
        }

        AddLayers("; for it: ", prospect.Layers.Where(layer => layer.Effect >= LeastEffect));
        AddLayers("; against it: ", prospect.Layers.Where(layer => layer.Effect <= -LeastEffect));
        return words.ToString();

        void Add(FormattableString text) => words.Append(text.ToString(CultureInfo.InvariantCulture));

        void AddLayers(string title, IEnumerable<LayerEffect> layers)
        {
            string list = string.Join(", ", layers.Select(layer => string.Create(CultureInfo.InvariantCulture, $"{layer.Layer} {layer.Effect:+0.00;-0.00}")));
            words.Append(list.Length > 0 ? title + list : "");
        }
    }

    // "G3" alone would write 1.23E+03.
    private static string Legible(double number) =>
        number.ToString(number >= 100 ? "F0" : number >= 10 ? "F1" : "G3", CultureInfo.InvariantCulture);

    private static string SitesOf(Prospect prospect) => prospect switch
    {
        { SitesInside.Count: 1 } => $", holds {prospect.SitesInside[0]}",
        { SitesInside.Count: 2 } => $", holds {prospect.SitesInside[0]} and {prospect.SitesInside[1]}",
        { SitesInside.Count: > 2 } => string.Create(CultureInfo.InvariantCulture, $", holds {prospect.SitesInside[0]} and {prospect.SitesInside.Count - 1} other known sites"),
        { NearestSite: { } site, NearestKilometres: { } kilometres } => $", {kilometres.ToString(kilometres < 100 ? "F1" : "F0", CultureInfo.InvariantCulture)} km from {site}",
        _ => "",
    };
}
