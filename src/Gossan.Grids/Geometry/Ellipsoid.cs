namespace Gossan.Grids;

/// <summary>The figure of the earth that longitudes and latitudes refer to: areas and distances on it.</summary>
/// <param name="SemiMajor">Radius of the equator in metres, above 0.</param>
/// <param name="Flattening">0 for a sphere, below 1.</param>
/// <param name="RadiansPerUnit">Radians in a unit of the coordinates: pi / 180 for degrees.</param>
public sealed record Ellipsoid(double SemiMajor, double Flattening, double RadiansPerUnit)
{
    private const int MostSteps = 200;
    private const double Converged = 1e-13;

    private double SemiMinor => SemiMajor * (1 - Flattening);

    private double SquaredEccentricity => Flattening * (2 - Flattening);

    /// <summary>The ellipsoid of a geographic system.</summary>
    /// <param name="wkt">WKT.</param>
    /// <returns>The ellipsoid; <see langword="null"/> for "" and for systems whose positions are no longitudes and latitudes.</returns>
    /// <exception cref="CoordinateSystemException">The text names no known system.</exception>
    /// <exception cref="GdalMissingException">There is no GDAL on this machine; not thrown for "".</exception>
    public static Ellipsoid? Of(string wkt)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        if (wkt.Length == 0)
        {
            return null;
        }

        using var reference = SpatialReferenceHandle.Parse(wkt);
        if (!reference.IsGeographic)
        {
            return null;
        }

        double inverse = GdalNative.OSRGetInvFlattening(reference, out _);
        return new(GdalNative.OSRGetSemiMajor(reference, out _), inverse > 0 ? 1 / inverse : 0, Math.Tau / reference.FullCircle);
    }

    /// <summary>Area between two parallels and two meridians.</summary>
    /// <param name="south">Latitude of one parallel, in units of the coordinates.</param>
    /// <param name="north">Latitude of the other.</param>
    /// <param name="width">Difference of the longitudes; its sign does not matter.</param>
    /// <returns>Square metres, exact to rounding, 0 or more.</returns>
    /// <remarks>Snyder 1987, "Map projections: a working manual", equation 3-12 (the authalic q), times half the square of the semi-major axis.</remarks>
    public double ZoneArea(double south, double north, double width) =>
        Math.Abs(width * RadiansPerUnit * SemiMajor * SemiMajor / 2 * (Authalic(north * RadiansPerUnit) - Authalic(south * RadiansPerUnit)));

    /// <summary>How long a unit of longitude and one of latitude are at a latitude.</summary>
    /// <param name="latitude">In units of the coordinates.</param>
    /// <returns>Metres in a unit eastward and northward.</returns>
    public (double East, double North) MetresPerUnit(double latitude)
    {
        double phi = latitude * RadiansPerUnit, bend = 1 - (SquaredEccentricity * Square(Math.Sin(phi)));
        double across = SemiMajor / Math.Sqrt(bend);
        return (RadiansPerUnit * across * Math.Cos(phi), RadiansPerUnit * across * (1 - SquaredEccentricity) / bend);
    }

    /// <summary>A place in space, from the centre of the ellipsoid.</summary>
    /// <param name="longitude">In units of the coordinates.</param>
    /// <param name="latitude">In units of the coordinates.</param>
    /// <returns>Metres along the three axes. The straight line between two places is never longer than the way on the ellipsoid.</returns>
    public (double X, double Y, double Z) InSpace(double longitude, double latitude)
    {
        var (sin, cos) = Math.SinCos(latitude * RadiansPerUnit);
        double across = SemiMajor / Math.Sqrt(1 - (SquaredEccentricity * sin * sin));
        return (across * cos * Math.Cos(longitude * RadiansPerUnit), across * cos * Math.Sin(longitude * RadiansPerUnit), across * (1 - SquaredEccentricity) * sin);
    }

    /// <summary>Length of the shortest way between two places on the ellipsoid.</summary>
    /// <param name="from">Longitude and latitude, in units of the coordinates.</param>
    /// <param name="to">The other place.</param>
    /// <returns>Metres, to a millimetre. For places almost opposite each other on the globe, where the method finds no answer, that of a sphere.</returns>
    /// <remarks>Vincenty 1975, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations", inverse formula.</remarks>
    public double Distance((double Longitude, double Latitude) from, (double Longitude, double Latitude) to)
    {
        double wanted = (to.Longitude - from.Longitude) * RadiansPerUnit;
        wanted -= Math.Tau * Math.Round(wanted / Math.Tau);
        double u1 = Math.Atan((1 - Flattening) * Math.Tan(from.Latitude * RadiansPerUnit)), u2 = Math.Atan((1 - Flattening) * Math.Tan(to.Latitude * RadiansPerUnit));
        var (sin1, cos1) = Math.SinCos(u1);
        var (sin2, cos2) = Math.SinCos(u2);
        double lambda = wanted;
        for (int step = 0; step < MostSteps; step++)
        {
            var (sin, cos) = Math.SinCos(lambda);
            double sinSigma = double.Hypot(cos2 * sin, (cos1 * sin2) - (sin1 * cos2 * cos));
            if (sinSigma == 0)
            {
                return 0;
            }

            double cosSigma = (sin1 * sin2) + (cos1 * cos2 * cos), sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = cos1 * cos2 * sin / sinSigma, squaredCosAlpha = 1 - (sinAlpha * sinAlpha);

            // On the equator the cosine is 0, and so is what is divided.
            double middle = squaredCosAlpha > 0 ? cosSigma - (2 * sin1 * sin2 / squaredCosAlpha) : 0;
            double c = Flattening / 16 * squaredCosAlpha * (4 + (Flattening * (4 - (3 * squaredCosAlpha))));
            double next = wanted + ((1 - c) * Flattening * sinAlpha * (sigma + (c * sinSigma * (middle + (c * cosSigma * ((2 * middle * middle) - 1))))));
            bool done = Math.Abs(next - lambda) < Converged;
            lambda = next;
            if (done)
            {
                double u = squaredCosAlpha * ((SemiMajor * SemiMajor) - (SemiMinor * SemiMinor)) / (SemiMinor * SemiMinor);
                double a = 1 + (u / 16384 * (4096 + (u * (-768 + (u * (320 - (175 * u)))))));
                double b = u / 1024 * (256 + (u * (-128 + (u * (74 - (47 * u))))));
                double correction = b * sinSigma * (middle + (b / 4 * ((cosSigma * ((2 * middle * middle) - 1)) - (b / 6 * middle * ((4 * sinSigma * sinSigma) - 3) * ((4 * middle * middle) - 3)))));
                return SemiMinor * a * (sigma - correction);
            }
        }

        var (x1, y1, z1) = InSpace(from.Longitude, from.Latitude);
        var (x2, y2, z2) = InSpace(to.Longitude, to.Latitude);
        double chord = Math.Sqrt(Square(x1 - x2) + Square(y1 - y2) + Square(z1 - z2));
        return 2 * SemiMajor * Math.Asin(Math.Min(1, chord / (2 * SemiMajor)));
    }

    private static double Square(double value) => value * value;

    private double Authalic(double latitude)
    {
        double sin = Math.Sin(latitude), e = Math.Sqrt(SquaredEccentricity);
        return e == 0 ? 2 * sin : (1 - (e * e)) * ((sin / (1 - (e * e * sin * sin))) + (Math.Atanh(e * sin) / e));
    }
}
