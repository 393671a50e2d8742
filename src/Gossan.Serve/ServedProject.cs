using Gossan.Serve.Cells;
using Gossan.Serve.Explanations;
using Gossan.Serve.Live;
using Gossan.Serve.Rasters;
using Gossan.Serve.Runs;
using Gossan.Serve.Security;
using Gossan.Serve.Tiles;

namespace Gossan.Serve;

/// <summary>All that answers come from: what there is, and who reads it.</summary>
internal sealed class ServedProject : IDisposable
{
    private readonly ServeRequest request;
    private readonly RasterPool rasters;
    private readonly ReadingLanes lanes = new();
    private readonly RunLoading loading;

    public ServedProject(ServeRequest request)
    {
        this.request = request;
        Folder = new(request.Folder);
        rasters = new(Folder);
        loading = new(request, Folder, rasters);
        Tiles = new(rasters, lanes);
        Cells = new(rasters, lanes);
        Explanations = new(request.Explanations, request.Files, Folder, rasters, lanes);
    }

    /// <summary>The folder that nothing leads out of.</summary>
    public ProjectFolder Folder { get; }

    /// <summary>What there is now.</summary>
    public ServedRun Run => loading.Current();

    /// <summary>Pictures of layers.</summary>
    public TileReading Tiles { get; }

    /// <summary>Values of cells.</summary>
    public CellReading Cells { get; }

    /// <summary>Why a cell has its likelihood.</summary>
    public ExplanationReading Explanations { get; }

    /// <summary>How far a run is; <see langword="null"/> where nothing runs.</summary>
    public RunProgress? Progress => Folder.Holds(request.ProgressPath) ? RunProgress.Read(request.ProgressPath) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Tiles.Dispose();
        Cells.Dispose();
        Explanations.Dispose();
        rasters.Dispose();
        lanes.Dispose();
    }
}
