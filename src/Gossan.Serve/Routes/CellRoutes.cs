using Gossan.Serve.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gossan.Serve.Routes;

/// <summary>All that is known of a cell: <c>/api/cell?region=R&amp;row=0&amp;column=0</c>; and why, with <c>/api/explanation</c> and <c>&amp;target=T&amp;model=M</c>.</summary>
internal static class CellRoutes
{
    public static void Map(IEndpointRouteBuilder routes, ServedProject project)
    {
        routes.MapGet("/api/cell", context => Cell(context, project));
        routes.MapGet("/api/explanation", context => Explanation(context, project));
    }

    private static async Task Cell(HttpContext context, ServedProject project)
    {
        if (Asked(context.Request, project) is not var (region, row, column))
        {
            await context.Missing("There is no such cell.").ConfigureAwait(false);
            return;
        }

        await context.Record(await project.Cells.Read(region, row, column, context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task Explanation(HttpContext context, ServedProject project)
    {
        string target = context.Request.Word("target"), model = context.Request.Word("model");
        if (Asked(context.Request, project) is not var (region, row, column) || LikelihoodOf(region, target, model) is not { } likelihood)
        {
            await context.Missing("There is no such cell, or no such map of it.").ConfigureAwait(false);
            return;
        }

        await context.Record(await project.Explanations.Read(region, likelihood, row, column, context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static (ServedRegion Region, int Row, int Column)? Asked(HttpRequest request, ServedProject project) =>
        project.Run.Regions.TryGetValue(request.Word("region"), out var region)
        && request.Number("row") is { } row && row < region.Grid.Rows
        && request.Number("column") is { } column && column < region.Grid.Columns
            ? (region, row, column)
            : null;

    private static LayerView? LikelihoodOf(ServedRegion region, string target, string model) => region.View.Layers.FirstOrDefault(layer =>
        layer.Kind == LayerKind.Likelihood && string.Equals(layer.Target, target, StringComparison.Ordinal) && string.Equals(layer.Model, model, StringComparison.Ordinal));
}
