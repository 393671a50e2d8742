using Gossan.Serve.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Gossan.Serve.Routes;

/// <summary>What there is to look at, and how far a run is.</summary>
internal static class RunRoutes
{
    public static void Map(IEndpointRouteBuilder routes, ServedProject project)
    {
        routes.MapGet("/api/run", context => context.Record(project.Run.View));
        routes.MapGet("/api/live", context => context.Record(new LiveView(project.Run.View.Stamp, project.Progress)));
    }
}
