using Gossan.Grids;

namespace Gossan.Evidence.Gridding;

/// <summary>Features that have been read, with what their file says about itself.</summary>
/// <param name="Shapes">The features, in the region's reference system.</param>
/// <param name="Sha256">Hash of the file.</param>
/// <param name="Layer">The layer of the file that they come from.</param>
/// <param name="Crs">The file's reference system by its short name.</param>
internal sealed record ReadShapes(VectorShapes Shapes, string Sha256, string Layer, string Crs);
