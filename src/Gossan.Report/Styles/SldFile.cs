using System.Xml;

namespace Gossan.Report.Styles;

/// <summary>The frame of a style as OGC Styled Layer Descriptor 1.0.0.</summary>
internal static class SldFile
{
    /// <summary>The namespace of filters.</summary>
    public const string Filters = "http://www.opengis.net/ogc";

    private const string Styles = "http://www.opengis.net/sld";
    private const string Schemas = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Writes a style of one layer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="title">What it is.</param>
    /// <param name="rules">Writes the rules.</param>
    public static void Write(string path, string layer, string title, Action<XmlWriter> rules) => StyleXml.Write(path, xml =>
    {
        xml.WriteStartElement("StyledLayerDescriptor", Styles);
        xml.WriteAttributeString("version", "1.0.0");
        xml.WriteAttributeString("xmlns", "ogc", null, Filters);
        xml.WriteAttributeString("xsi", "schemaLocation", Schemas, $"{Styles} http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd");
        xml.WriteStartElement("NamedLayer", Styles);
        xml.WriteElementString("Name", Styles, layer);
        xml.WriteStartElement("UserStyle", Styles);
        xml.WriteElementString("Title", Styles, title);
        xml.WriteStartElement("FeatureTypeStyle", Styles);
        rules(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    /// <summary>An element of a style with what is inside.</summary>
    public static void Sld(this XmlWriter xml, string name, Action inside)
    {
        xml.WriteStartElement(name, Styles);
        inside();
        xml.WriteEndElement();
    }

    /// <summary>An element of a style with a text.</summary>
    public static void Sld(this XmlWriter xml, string name, string text) => xml.WriteElementString(name, Styles, text);

    /// <summary>A named parameter of a drawing.</summary>
    public static void Css(this XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("CssParameter", Styles);
        xml.WriteAttributeString("name", name);
        xml.WriteString(value);
        xml.WriteEndElement();
    }
}
