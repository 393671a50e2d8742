namespace Gossan.Report.Page.Results;

/// <summary>Where the prepared layers of a region lie.</summary>
/// <param name="Name">The region's name.</param>
/// <param name="Stack">Its stack.</param>
/// <param name="Picture">The picture of all bands of the stack.</param>
public sealed record RegionFiles(string Name, string Stack, string Picture);
