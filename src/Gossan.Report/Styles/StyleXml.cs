using System.Globalization;
using System.Text;
using System.Xml;

namespace Gossan.Report.Styles;

/// <summary>XML files of styles: written whole, the same every time.</summary>
internal static class StyleXml
{
    /// <summary>Writes a file.</summary>
    public static void Write(string path, Action<XmlWriter> content) =>
        AtomicFile.Write(path, stream =>
        {
            var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };
            using var xml = XmlWriter.Create(stream, settings);
            content(xml);
        });

    /// <summary>An element with attributes and what is inside.</summary>
    public static void Element(this XmlWriter xml, string name, (string Name, string Value)[] attributes, Action? inside = null)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        inside?.Invoke();
        xml.WriteEndElement();
    }

    /// <summary>A number with all its digits, as programs of all languages read it.</summary>
    public static string Number(double value) => double.IsPositiveInfinity(value) ? "inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
