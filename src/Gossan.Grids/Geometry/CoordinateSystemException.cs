namespace Gossan.Grids;

/// <summary>A coordinate reference system is not known, or there is no way from one to another.</summary>
public sealed class CoordinateSystemException : GossanException
{
    private CoordinateSystemException(string message)
        : base(message)
    {
    }

    internal static CoordinateSystemException Unknown(string text, string reason) =>
        new($"'{Short(text)}' names no known coordinate reference system ({reason}).\nWrite it as EPSG:26908, as WKT or as a PROJ string; `gdalsrsinfo FILE` shows what a file uses.");

    internal static CoordinateSystemException NoWay(string from, string to, string reason) =>
        new($"positions cannot be carried over from {from} to {to}: {reason}.\nCheck that both are the systems you mean; a local (engineering) system has no way to any other.");

    internal static CoordinateSystemException NotInMetres(string name) =>
        new($"{name} measures in degrees, which are no length: a degree of longitude is 111 km at the equator and none at the poles.\nChoose a projected system, such as the UTM zone of the area.");

    private static string Short(string text) => text.Length <= 80 ? text : $"{text[..80]}...";
}
