namespace Gossan.Report.Styles;

/// <summary>The style of a raster as SLD: one band in intervals, which GeoServer and others draw.</summary>
internal static class RasterSld
{
    // A last quantity above every cell: programs end the last interval there.
    private const double AboveAll = 1e30;

    /// <summary>Writes the first band's classes, from low to high.</summary>
    public static void Write(string path, string layer, string title, IReadOnlyList<MapClass> classes) => SldFile.Write(path, layer, title, xml =>
        xml.Sld("Rule", () => xml.Sld("RasterSymbolizer", () =>
        {
            xml.Sld("Opacity", "1");
            xml.Sld("ChannelSelection", () => xml.Sld("GrayChannel", () => xml.Sld("SourceChannelName", "1")));
            xml.Sld("ColorMap", () =>
            {
                xml.WriteAttributeString("type", "intervals");
                for (int i = 0; i < classes.Count; i++)
                {
                    double border = i == classes.Count - 1 ? AboveAll : classes[i].Border;
                    xml.Sld("ColorMapEntry", () =>
                    {
                        xml.WriteAttributeString("color", classes[i].Hex);
                        xml.WriteAttributeString("quantity", StyleXml.Number(border));
                        xml.WriteAttributeString("label", classes[i].Label);
                        xml.WriteAttributeString("opacity", "1");
                    });
                }
            });
        })));
}
