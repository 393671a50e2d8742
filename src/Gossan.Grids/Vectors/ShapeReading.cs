using System.Globalization;

namespace Gossan.Grids;

/// <summary>Reads the features of a layer into memory and carries them over to another CRS.</summary>
internal static class ShapeReading
{
    private const int NamesListed = 10;

    /// <summary>Reads all features with the texts of some fields.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="places">Coordinates of a table's rows; <see langword="null"/> where features have geometries.</param>
    /// <param name="fields">Indices of the fields to keep.</param>
    /// <param name="splitPoints">Whether each point of a multipoint becomes a shape.</param>
    /// <param name="numberOf">The number of a feature for messages.</param>
    /// <param name="notes">Takes what was left out.</param>
    /// <exception cref="VectorException">The file is damaged.</exception>
    internal static ShapeStore Read(string path, VectorLayer layer, TablePlaces? places, int[] fields, bool splitPoints, Func<int, nint, long> numberOf, List<string> notes)
    {
        var shapes = new ShapeStore(fields.Length);
        var without = new List<string>();
        string[] texts = new string[fields.Length];
        _ = layer.Visit(path, (place, feature) =>
        {
            long number = numberOf(place, feature);
            string name = layer.NameOf(feature, number);
            if (places is null)
            {
                GeometryReading.Append(GdalNative.OGR_F_GetGeometryRef(feature), shapes);
            }
            else
            {
                shapes.AddPoint(places.X[place], places.Y[place]);
            }

            if (!shapes.HasOpenPaths)
            {
                without.Add(name);
                return;
            }

            for (int i = 0; i < fields.Length; i++)
            {
                texts[i] = VectorLayer.TextOf(feature, fields[i]);
            }

            if (splitPoints)
            {
                shapes.CloseEach(number, name, texts);
            }
            else
            {
                shapes.Close(number, name, texts);
            }
        });
        NoteLeftOut(without, "without a geometry", notes);
        NoteLeftOut(shapes.Drop(shape => AllFinite(shapes, shape)), "with coordinates that are no numbers", notes);
        return shapes;
    }

    /// <summary>Carries shapes over from one CRS to another, in place; those that cannot be are dropped.</summary>
    /// <param name="shapes">The shapes.</param>
    /// <param name="sourceCrs">WKT of theirs; "" where none is known.</param>
    /// <param name="targetCrs">WKT of the one to carry over to; "" for none.</param>
    /// <param name="grid">Into whose range of longitudes shapes are shifted; <see langword="null"/> for no shift.</param>
    /// <param name="notes">Takes what was left out, shifted or not carried over.</param>
    /// <exception cref="CoordinateSystemException">There is no way between the two.</exception>
    internal static void CarryOver(ShapeStore shapes, string sourceCrs, string targetCrs, Grid? grid, List<string> notes)
    {
        if (targetCrs.Length == 0)
        {
            if (sourceCrs.Length > 0)
            {
                notes.Add($"The grid has no CRS; coordinates in {CoordinateSystem.NameOf(sourceCrs)} were taken as they are.");
            }

            return;
        }

        using var to = SpatialReferenceHandle.Parse(targetCrs);
        if (sourceCrs.Length > 0 && !CoordinateSystem.AreSame(sourceCrs, targetCrs))
        {
            using var from = SpatialReferenceHandle.Parse(sourceCrs);
            using var way = CoordinateTransformationHandle.Between(from, to);
            bool[] carried = way.Apply(shapes.X, shapes.Y);
            NoteLeftOut(shapes.Drop(shape => !carried.AsSpan()[shapes.VerticesOf(shape)].Contains(false)), $"that cannot be carried over from {from.Name} to {to.Name}", notes);
            if (to.IsGeographic)
            {
                LongitudeRange.Unwrap(shapes);
            }
        }

        if (grid is not null && to.IsGeographic && LongitudeRange.ShiftInto(shapes, grid) is > 0 and int shifted)
        {
            notes.Add($"Longitudes of {Features(shifted)} were shifted by 360 degrees into the range of the grid.");
        }
    }

    private static bool AllFinite(ShapeStore shapes, int shape)
    {
        Range vertices = shapes.VerticesOf(shape);
        foreach (double coordinate in shapes.X[vertices])
        {
            if (!double.IsFinite(coordinate))
            {
                return false;
            }
        }

        foreach (double coordinate in shapes.Y[vertices])
        {
            if (!double.IsFinite(coordinate))
            {
                return false;
            }
        }

        return true;
    }

    private static void NoteLeftOut(List<string> names, string why, List<string> notes)
    {
        if (names.Count > 0)
        {
            string more = names.Count > NamesListed ? ", ..." : "";
            notes.Add($"Left out: {Features(names.Count)} {why} ({string.Join(", ", names.Take(NamesListed))}{more}).");
        }
    }

    private static string Features(int count) => count == 1 ? "1 feature" : string.Create(CultureInfo.InvariantCulture, $"{count} features");
}
