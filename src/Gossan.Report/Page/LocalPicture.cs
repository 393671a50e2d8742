namespace Gossan.Report.Page;

/// <summary>A layer in the neighbourhood of a prospect.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="Image">The PNG, as an address that holds it.</param>
public sealed record LocalPicture(string Layer, string Image);
