using System.Globalization;
using System.Xml;

namespace Gossan.Report.Styles;

/// <summary>The style of prospects for QGIS 3: outlines by rank, ranks as labels, the plain words where the pointer rests.</summary>
internal static class ProspectQml
{
    private const string Black = "0,0,0,255";
    private const string White = "255,255,255,255";

    public static void Write(string path) => StyleXml.Write(path, xml =>
    {
        xml.WriteDocType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", subset: null);
        xml.Element("qgis", [("version", "3.22.0"), ("styleCategories", "Symbology|Labeling|MapTips"), ("labelsEnabled", "1")], () =>
        {
            xml.Element(
                "renderer-v2",
                [("type", "graduatedSymbol"), ("attr", "rank"), ("graduatedMethod", "GraduatedColor"), ("symbollevels", "0"), ("forceraster", "0"), ("enableorderby", "0")],
                () => Renderer(xml));
            xml.Element("labeling", [("type", "simple")], () => xml.Element("settings", [], () => Labels(xml)));
            xml.WriteElementString("mapTip", "[% \"words\" %]");
            xml.WriteElementString("blendMode", "0");
            xml.WriteElementString("featureBlendMode", "0");
            xml.WriteElementString("layerGeometryType", "2");
        });
    });

    private static void Renderer(XmlWriter xml)
    {
        var classes = RankClass.All;
        xml.Element("ranges", [], () =>
        {
            for (int i = 0; i < classes.Count; i++)
            {
                xml.Element("range", [("lower", Number(classes[i].First)), ("upper", Number(classes[i].Last)), ("symbol", Number(i)), ("label", classes[i].Label), ("render", "true")]);
            }
        });
        xml.Element("symbols", [], () =>
        {
            for (int i = 0; i < classes.Count; i++)
            {
                var drawn = classes[i];
                xml.Element("symbol", [("name", Number(i)), ("type", "fill"), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0")], () =>
                {
                    Outline(xml, White, drawn.HaloWidth);
                    Outline(xml, Black, drawn.Width);
                });
            }
        });
    }

    private static void Outline(XmlWriter xml, string colour, double width) =>
        xml.Element("layer", [("class", "SimpleFill"), ("enabled", "1"), ("locked", "0"), ("pass", "0")], () => xml.Element("Option", [("type", "Map")], () =>
        {
            foreach (var (name, value) in ((string, string)[])[("style", "no"), ("outline_style", "solid"), ("outline_color", colour), ("outline_width", Number(width)), ("outline_width_unit", "MM"), ("joinstyle", "miter")])
            {
                xml.Element("Option", [("name", name), ("type", "QString"), ("value", value)]);
            }
        }));

    private static void Labels(XmlWriter xml)
    {
        xml.Element(
            "text-style",
            [("fieldName", "rank"), ("isExpression", "0"), ("fontSize", "9"), ("fontSizeUnit", "Point"), ("textColor", Black), ("textOpacity", "1"), ("blendMode", "0")],
            () => xml.Element("text-buffer", [("bufferDraw", "1"), ("bufferSize", "0.8"), ("bufferSizeUnits", "MM"), ("bufferColor", White), ("bufferOpacity", "1"), ("bufferNoFill", "0")]));

        // Placement 1 is over a point, here one inside the area.
        xml.Element("placement", [("placement", "1"), ("centroidInside", "1"), ("centroidWhole", "1"), ("priority", "5")]);
        xml.Element("rendering", [("drawLabels", "1"), ("obstacle", "0"), ("displayAll", "0")]);
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
