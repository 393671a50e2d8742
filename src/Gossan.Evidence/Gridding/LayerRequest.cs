using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;

namespace Gossan.Evidence.Gridding;

/// <summary>What is needed to put one layer onto the grid of one region.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Options">Its options.</param>
/// <param name="Path">Its file, absolute.</param>
/// <param name="Area">The region.</param>
/// <param name="Files">Reads vector files.</param>
/// <param name="Classes">The classes of a categorical layer named so far.</param>
/// <param name="ScratchFolder">Where a scratch file may go.</param>
/// <param name="Memory">Bytes that a part of a raster may take before it goes there.</param>
internal sealed record LayerRequest(string Name, LayerOptions Options, string Path, RegionArea Area, ShapeFiles Files, ClassTable Classes, string ScratchFolder, long Memory);
