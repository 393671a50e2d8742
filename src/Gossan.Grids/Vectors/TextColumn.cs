namespace Gossan.Grids;

/// <summary>A column as a file has it, before it is read as numbers.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Texts">One for each shape or row; "" where it is empty.</param>
/// <param name="PlaceOf">Where the text of an index stands, for messages: "row 3 of samples.csv (the header not counted)".</param>
/// <param name="Separator">What separates the columns of a CSV; '\0' for other formats.</param>
internal sealed record TextColumn(string Path, string Name, IReadOnlyList<string> Texts, Func<int, string> PlaceOf, char Separator);
