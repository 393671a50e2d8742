using Microsoft.Win32.SafeHandles;

namespace Gossan.Grids;

/// <summary>The way from one coordinate reference system to another. One thread at a time.</summary>
internal sealed unsafe class CoordinateTransformationHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public CoordinateTransformationHandle()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Prepares the best way that PROJ has for the two systems.</summary>
    /// <exception cref="CoordinateSystemException">PROJ has none.</exception>
    internal static CoordinateTransformationHandle Between(SpatialReferenceHandle from, SpatialReferenceHandle to)
    {
        GdalErrors.Clear();
        CoordinateTransformationHandle way = GdalNative.OCTNewCoordinateTransformation(from, to);
        if (way.IsInvalid)
        {
            way.Dispose();
            throw CoordinateSystemException.NoWay(from.Name, to.Name, GdalErrors.Take());
        }

        return way;
    }

    /// <summary>Carries positions over in place.</summary>
    /// <param name="x">(N) east or longitude, in the units of the source and afterwards of the target.</param>
    /// <param name="y">(N) north or latitude.</param>
    /// <returns>(N) whether each position could be carried over; where not, its x and y mean nothing.</returns>
    internal bool[] Apply(Span<double> x, Span<double> y)
    {
        double[] z = new double[x.Length];
        int[] succeeded = new int[x.Length];
        if (x.Length > 0)
        {
            fixed (double* px = x, py = y, pz = z)
            fixed (int* ps = succeeded)
            {
                _ = GdalNative.OCTTransformEx(this, x.Length, px, py, pz, ps);
            }
        }

        bool[] carried = new bool[x.Length];
        for (int i = 0; i < carried.Length; i++)
        {
            carried[i] = succeeded[i] != 0 && double.IsFinite(x[i]) && double.IsFinite(y[i]);
        }

        return carried;
    }

    protected override bool ReleaseHandle()
    {
        GdalNative.OCTDestroyCoordinateTransformation(handle);
        return true;
    }
}
