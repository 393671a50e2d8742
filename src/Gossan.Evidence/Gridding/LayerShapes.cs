using System.Globalization;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>The shapes of a vector layer, carried over to the region's reference system.</summary>
internal sealed class LayerShapes
{
    private readonly LayerRequest request;
    private readonly ReadShapes read;
    private readonly List<string> notes = [];

    /// <summary>Reads the shapes.</summary>
    public LayerShapes(LayerRequest request)
    {
        this.request = request;
        read = request.Files.Read(request.Options, request.Path);
    }

    public string Name => request.Name;

    public LayerOptions Options => request.Options;

    public RegionArea Area => request.Area;

    public ClassTable Classes => request.Classes;

    public VectorKind Kind => Shapes.Kind;

    public VectorShapes Shapes => read.Shapes;

    /// <summary>Refuses shapes of another kind.</summary>
    public void Require(params VectorKind[] kinds)
    {
        if (!kinds.Contains(Kind))
        {
            throw LayerException.WrongEncoding(request.Name, Options.Path, LayerOptionRules.Word(Options.Encoding), Kind.ToString().ToLowerInvariant(), string.Join(" or ", kinds.Select(kind => kind.ToString().ToLowerInvariant())));
        }
    }

    /// <summary>Refuses shapes that all lie farther from the region than they can matter.</summary>
    /// <param name="margin">How far they matter, in units of the region's reference system.</param>
    public void RequireNear(double margin)
    {
        var grid = Area.Grid;
        (double X, double Y)[] corners = [grid.Transform.Apply(0, 0), grid.Transform.Apply(grid.Columns, 0), grid.Transform.Apply(0, grid.Rows), grid.Transform.Apply(grid.Columns, grid.Rows)];
        double west = corners.Min(c => c.X), east = corners.Max(c => c.X), south = corners.Min(c => c.Y), north = corners.Max(c => c.Y);
        var here = Shapes.Bounds;
        if (!(here.West <= east + margin && here.East >= west - margin && here.South <= north + margin && here.North >= south - margin))
        {
            throw LayerException.OutsideRegion(request.Name, Options.Path, Extent(here.West, here.South, here.East, here.North), Extent(west, south, east, north));
        }

        static string Extent(double west, double south, double east, double north) => string.Create(CultureInfo.InvariantCulture, $"{west:G8} {south:G8} to {east:G8} {north:G8}");
    }

    /// <summary>Metres as units of the region's reference system.</summary>
    public double FromMetres(double metres) => Area.FromMetres(What, metres);

    /// <summary>Metres in a unit of the region's reference system.</summary>
    public double MetresPerUnit => Area.MetresPerUnit(What);

    public void Note(string note) => notes.Add(note);

    /// <summary>The numbers of a field, with what was counted noted.</summary>
    /// <returns>One for each shape; NaN where it has none, and where the project's nodata: says that it is none.</returns>
    public double[] Numbers(string field)
    {
        var column = Shapes.Numbers(field);
        notes.AddRange(column.Notes);
        return WithoutNoData([.. column.Values], number => number, double.NaN);
    }

    /// <summary>The classes of a field, trimmed.</summary>
    /// <returns>One for each shape; "" where it has none, and where the project's nodata: says that it is none.</returns>
    public string[] Labels(string field) => WithoutNoData(
        [.. Shapes.Texts(field).Select(text => text.Trim())],
        label => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double code) ? code : double.NaN, "");

    /// <summary>The account of the source.</summary>
    /// <param name="method">How it was put onto the grid.</param>
    public SourceAudit Audit(string method) => new(
        Options.Path, read.Sha256, Kind.ToString().ToLowerInvariant(),
        string.Create(CultureInfo.InvariantCulture, $"{Shapes.Count:N0} {Kind.ToString().ToLowerInvariant()} of layer '{read.Layer}'{(Options.Where is { } where ? $" where {where}" : "")}"),
        read.Crs, Shapes.Count, null, "", method, [.. Shapes.Notes, .. notes]);

    private T[] WithoutNoData<T>(T[] values, Func<T, double> numberOf, T none)
    {
        if (Options.Nodata is { } noData)
        {
            var hides = noData.OfNumbers();
            int hidden = 0;
            for (int i = 0; i < values.Length; i++)
            {
                if (hides(numberOf(values[i])))
                {
                    values[i] = none;
                    hidden++;
                }
            }

            Note(string.Create(CultureInfo.InvariantCulture, $"{hidden:N0} {(Kind == VectorKind.Points ? "samples" : Kind.ToString().ToLowerInvariant())} of {values.Length:N0} are no data by the project's nodata:"));
        }

        return values;
    }

    private string What => $"layer '{request.Name}' (encode: {LayerOptionRules.Word(Options.Encoding)})";
}
