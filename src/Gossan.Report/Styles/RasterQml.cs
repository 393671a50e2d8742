using System.Xml;

namespace Gossan.Report.Styles;

/// <summary>The style of a raster for QGIS 3: one band in classes.</summary>
internal static class RasterQml
{
    /// <summary>Writes the first band's classes, from low to high.</summary>
    public static void Write(string path, IReadOnlyList<MapClass> classes) => StyleXml.Write(path, xml =>
    {
        xml.WriteDocType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", subset: null);
        xml.Element("qgis", [("version", "3.22.0"), ("styleCategories", "Symbology")], () =>
        {
            xml.Element("pipe", [], () => Pipe(xml, classes));
            xml.WriteElementString("blendMode", "0");
        });
    });

    private static void Pipe(XmlWriter xml, IReadOnlyList<MapClass> classes)
    {
        string low = StyleXml.Number(classes[0].Lowest), high = StyleXml.Number(classes[^1].Highest);
        xml.Element(
            "rasterrenderer",
            [("type", "singlebandpseudocolor"), ("band", "1"), ("opacity", "1"), ("alphaBand", "-1"), ("nodataColor", ""), ("classificationMin", low), ("classificationMax", high)],
            () =>
            {
                xml.Element("rasterTransparency", []);
                xml.Element("minMaxOrigin", [], () =>
                {
                    foreach (var (name, value) in ((string, string)[])[("limits", "None"), ("extent", "WholeRaster"), ("statAccuracy", "Estimated"), ("cumulativeCutLower", "0.02"), ("cumulativeCutUpper", "0.98"), ("stdDevFactor", "2")])
                    {
                        xml.WriteElementString(name, value);
                    }
                });
                xml.Element("rastershader", [], () => xml.Element(
                    "colorrampshader",
                    [("colorRampType", "DISCRETE"), ("classificationMode", "1"), ("clip", "0"), ("minimumValue", low), ("maximumValue", high), ("labelPrecision", "4")],
                    () =>
                    {
                        for (int i = 0; i < classes.Count; i++)
                        {
                            // The last class is open, so that overviews and rounding never leave a hole in the map.
                            string border = i == classes.Count - 1 ? "inf" : StyleXml.Number(classes[i].Border);
                            xml.Element("item", [("value", border), ("label", classes[i].Label), ("color", classes[i].Hex), ("alpha", "255")]);
                        }
                    }));
            });
        xml.Element("brightnesscontrast", [("brightness", "0"), ("contrast", "0"), ("gamma", "1")]);
        xml.Element("huesaturation", [("saturation", "0"), ("grayscaleMode", "0"), ("colorizeOn", "0"), ("colorizeStrength", "100"), ("colorizeRed", "255"), ("colorizeGreen", "128"), ("colorizeBlue", "128")]);
        xml.Element("rasterresampler", [("maxOversampling", "2")]);
        xml.WriteElementString("resamplingStage", "resamplingFilter");
    }
}
