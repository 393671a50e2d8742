using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gossan.Serve.Routes;

/// <summary>Squares of layers: <c>/api/tiles?region=R&amp;layer=ID&amp;level=0&amp;x=0&amp;y=0&amp;of=STAMP</c>.</summary>
internal static class TileRoutes
{
    /// <summary>An address names the raster's content with its stamp: what it once gave stays true.</summary>
    private const string Forever = "private, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes, ServedProject project) => routes.MapGet("/api/tiles", context => Answer(context, project));

    private static async Task Answer(HttpContext context, ServedProject project)
    {
        var request = context.Request;
        if (!project.Run.Regions.TryGetValue(request.Word("region"), out var region) || !region.Layers.TryGetValue(request.Word("layer"), out var layer)
            || (request.Number("level"), request.Number("x"), request.Number("y")) is not (int level, int x, int y)
            || await project.Tiles.Read(layer, new(level, x, y), context.RequestAborted).ConfigureAwait(false) is not { } png)
        {
            await context.Missing("There is no such tile.").ConfigureAwait(false);
            return;
        }

        if (string.Equals(request.Word("of"), layer.View.Stamp, StringComparison.Ordinal))
        {
            context.Response.Headers.CacheControl = Forever;
        }

        await context.Bytes(png, "image/png").ConfigureAwait(false);
    }
}
