namespace Gossan.Grids;

/// <summary>The coordinates of a table's rows, in the order in which the rows are read.</summary>
/// <param name="X">East or longitude of each row.</param>
/// <param name="Y">North or latitude of each row.</param>
/// <param name="Description">The two columns for messages: "columns x and y".</param>
/// <param name="Notes">What was assumed about their numbers.</param>
internal sealed record TablePlaces(IReadOnlyList<double> X, IReadOnlyList<double> Y, string Description, IReadOnlyList<string> Notes)
{
    /// <summary>Reads the two columns.</summary>
    /// <exception cref="VectorException">A coordinate is no number, or the file is damaged.</exception>
    internal static TablePlaces Read(string path, VectorLayer layer, CoordinateColumns columns, Func<int, nint, long> numberOf, Func<long, string> placeOf, char separator)
    {
        var x = new List<string>();
        var y = new List<string>();
        var numbers = new List<long>();
        _ = layer.Visit(path, (place, feature) =>
        {
            x.Add(VectorLayer.TextOf(feature, columns.X));
            y.Add(VectorLayer.TextOf(feature, columns.Y));
            numbers.Add(numberOf(place, feature));
        });
        NumberColumn NumbersOf(int column, List<string> texts) =>
            NumberColumn.Coordinates(new(path, layer.Columns[column], texts, i => placeOf(numbers[i]), separator));
        NumberColumn east = NumbersOf(columns.X, x);
        NumberColumn north = NumbersOf(columns.Y, y);
        return new(east.Values, north.Values, $"columns {layer.Columns[columns.X]} and {layer.Columns[columns.Y]}", [.. east.Notes, .. north.Notes]);
    }
}
