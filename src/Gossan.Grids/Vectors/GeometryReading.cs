namespace Gossan.Grids;

/// <summary>From a geometry of OGR to points, lines and rings: curves become chords, collections their parts, heights and measures are dropped.</summary>
internal static class GeometryReading
{
    // OGRwkbGeometryType without the marks for Z and M.
    private const int Point = 1;
    private const int MultiPoint = 4;
    private const int Collection = 7;

    /// <summary>The kind of a geometry's type; <see langword="null"/> for a collection and what does not say.</summary>
    internal static VectorKind? KindOf(int geometryType) => geometryType switch
    {
        Point or MultiPoint => VectorKind.Points,
        2 or 5 or 8 or 9 or 11 or 13 => VectorKind.Lines,
        3 or 6 or 10 or 12 or 14 or 15 or 16 or 17 => VectorKind.Polygons,
        _ => null,
    };

    /// <summary>Type of a geometry without the marks for Z and M.</summary>
    internal static int TypeOf(nint geometry) => GdalNative.OGR_GT_Flatten(GdalNative.OGR_G_GetGeometryType(geometry));

    /// <summary>The kind of a geometry by its parts; <see langword="null"/> for one that is missing or empty.</summary>
    internal static VectorKind? KindOf(nint geometry)
    {
        if (geometry == 0 || GdalNative.OGR_G_IsEmpty(geometry) != 0)
        {
            return null;
        }

        int type = TypeOf(geometry);
        if (type != Collection)
        {
            return KindOf(type) ?? VectorKind.Mixed;
        }

        VectorKind? all = null;
        for (int part = 0; part < GdalNative.OGR_G_GetGeometryCount(geometry); part++)
        {
            all = Together(all, KindOf(GdalNative.OGR_G_GetGeometryRef(geometry, part)));
        }

        return all;
    }

    /// <summary>The kind of two things together.</summary>
    internal static VectorKind? Together(VectorKind? one, VectorKind? other) =>
        one is null ? other : other is null || one == other ? one : VectorKind.Mixed;

    /// <summary>Adds a geometry's parts to the shape that is being read; nothing for one that is missing or empty.</summary>
    internal static void Append(nint geometry, ShapeStore shapes)
    {
        if (geometry == 0 || GdalNative.OGR_G_IsEmpty(geometry) != 0)
        {
            return;
        }

        if (GdalNative.OGR_G_HasCurveGeometry(geometry, 1) == 0)
        {
            AppendLinear(geometry, shapes);
            return;
        }

        nint chords = GdalNative.OGR_G_GetLinearGeometry(geometry, 0, null);
        AppendLinear(chords, shapes);
        GdalNative.OGR_G_DestroyGeometry(chords);
    }

    private static void AppendLinear(nint geometry, ShapeStore shapes)
    {
        if (geometry == 0 || GdalNative.OGR_G_IsEmpty(geometry) != 0)
        {
            return;
        }

        switch (TypeOf(geometry))
        {
            case Point:
                shapes.AddPoint(GdalNative.OGR_G_GetX(geometry, 0), GdalNative.OGR_G_GetY(geometry, 0));
                break;
            case 2:
                shapes.AddPath(PathKind.Line, geometry);
                break;
            case 3 or 17:
                for (int ring = 0; ring < GdalNative.OGR_G_GetGeometryCount(geometry); ring++)
                {
                    shapes.AddPath(ring == 0 ? PathKind.Outline : PathKind.Hole, GdalNative.OGR_G_GetGeometryRef(geometry, ring));
                }

                break;
            default:
                for (int part = 0; part < GdalNative.OGR_G_GetGeometryCount(geometry); part++)
                {
                    AppendLinear(GdalNative.OGR_G_GetGeometryRef(geometry, part), shapes);
                }

                break;
        }
    }
}
