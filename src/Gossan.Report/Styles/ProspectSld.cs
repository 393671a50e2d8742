using System.Globalization;
using System.Xml;

namespace Gossan.Report.Styles;

/// <summary>The style of prospects as SLD: outlines by rank, ranks as labels.</summary>
internal static class ProspectSld
{
    // SLD 1.0 measures in pixels of 0.28 mm.
    private const double MillimetresPerPixel = 0.28;

    public static void Write(string path, string layer) => SldFile.Write(path, layer, "Prospects by rank", xml =>
    {
        foreach (var drawn in RankClass.All)
        {
            xml.Sld("Rule", () =>
            {
                xml.Sld("Title", drawn.Label);
                Filter(xml, drawn);
                Outline(xml, "#ffffff", drawn.HaloWidth);
                Outline(xml, "#000000", drawn.Width);
                Label(xml);
            });
        }
    });

    private static void Filter(XmlWriter xml, RankClass drawn)
    {
        xml.WriteStartElement("Filter", SldFile.Filters);
        xml.WriteStartElement("PropertyIsBetween", SldFile.Filters);
        xml.WriteElementString("PropertyName", SldFile.Filters, "rank");
        foreach (var (name, rank) in ((string, int)[])[("LowerBoundary", drawn.First), ("UpperBoundary", drawn.Last)])
        {
            xml.WriteStartElement(name, SldFile.Filters);
            xml.WriteElementString("Literal", SldFile.Filters, rank.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Outline(XmlWriter xml, string colour, double width) => xml.Sld("PolygonSymbolizer", () => xml.Sld("Stroke", () =>
    {
        xml.Css("stroke", colour);
        xml.Css("stroke-width", (width / MillimetresPerPixel).ToString("0.##", CultureInfo.InvariantCulture));
    }));

    private static void Label(XmlWriter xml) => xml.Sld("TextSymbolizer", () =>
    {
        xml.Sld("Label", () => xml.WriteElementString("PropertyName", SldFile.Filters, "rank"));
        xml.Sld("Font", () => xml.Css("font-size", "12"));
        xml.Sld("LabelPlacement", () => xml.Sld("PointPlacement", () => xml.Sld("AnchorPoint", () =>
        {
            xml.Sld("AnchorPointX", "0.5");
            xml.Sld("AnchorPointY", "0.5");
        })));
        xml.Sld("Halo", () =>
        {
            xml.Sld("Radius", "2");
            xml.Sld("Fill", () => xml.Css("fill", "#ffffff"));
        });
        xml.Sld("Fill", () => xml.Css("fill", "#000000"));
    });
}
