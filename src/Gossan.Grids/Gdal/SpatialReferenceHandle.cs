using Microsoft.Win32.SafeHandles;

namespace Gossan.Grids;

/// <summary>A coordinate reference system of OSR, with x before y whatever the authority's axis order.</summary>
internal sealed class SpatialReferenceHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public SpatialReferenceHandle()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Authority and code such as "EPSG:26908", else the name the system gives itself, else "".</summary>
    internal string Name
    {
        get
        {
            string authority = GdalText.Of(GdalNative.OSRGetAuthorityName(this, null));
            string code = GdalText.Of(GdalNative.OSRGetAuthorityCode(this, null));
            return authority.Length > 0 && code.Length > 0 ? $"{authority}:{code}" : GdalText.Of(GdalNative.OSRGetName(this));
        }
    }

    /// <summary>Whether its coordinates are longitudes and latitudes.</summary>
    internal bool IsGeographic => GdalNative.OSRIsGeographic(this) != 0;

    /// <summary>Reads "EPSG:4326", WKT, PROJ or PROJJSON text.</summary>
    /// <exception cref="CoordinateSystemException">The text names no system that PROJ knows.</exception>
    internal static SpatialReferenceHandle Parse(string text)
    {
        GdalLibrary.Load();

        // OSR would fetch a web address or open a file here; a CRS in a project file must do neither.
        string trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed.Contains("://", StringComparison.Ordinal) || trimmed.StartsWith('/') || trimmed.StartsWith('@'))
        {
            throw CoordinateSystemException.Unknown(text, "this is no name of a system");
        }

        GdalErrors.Clear();
        SpatialReferenceHandle reference = GdalNative.OSRNewSpatialReference(null);
        if (GdalNative.OSRSetFromUserInput(reference, trimmed) != 0)
        {
            reference.Dispose();
            throw CoordinateSystemException.Unknown(text, GdalErrors.Take());
        }

        return reference.WithXFirst();
    }

    /// <summary>A copy of one that a dataset or layer owns; <see langword="null"/> for a null pointer.</summary>
    internal static SpatialReferenceHandle? CopyOf(nint borrowed) =>
        borrowed == 0 ? null : GdalNative.OSRClone(borrowed).WithXFirst();

    /// <summary>The system as WKT 2 (2019), which loses nothing that PROJ knows.</summary>
    internal string ToWkt()
    {
        _ = GdalNative.OSRExportToWktEx(this, out nint text, GdalText.List("FORMAT=WKT2_2019"));
        string wkt = GdalText.Of(text);
        GdalNative.VSIFree(text);
        return wkt;
    }

    protected override bool ReleaseHandle()
    {
        GdalNative.OSRRelease(handle);
        return true;
    }

    private SpatialReferenceHandle WithXFirst()
    {
        GdalNative.OSRSetAxisMappingStrategy(this, 0);
        return this;
    }
}
