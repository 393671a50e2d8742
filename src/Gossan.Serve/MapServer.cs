using System.Net;
using System.Net.NetworkInformation;
using Gossan.Grids;
using Gossan.Serve.Routes;
using Gossan.Serve.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Gossan.Serve;

/// <summary>A project's results as a page to walk on, over HTTP: reads, and changes nothing.</summary>
public sealed class MapServer : IAsyncDisposable
{
    /// <summary>Tiles that GDAL keeps unpacked, for all open rasters together.</summary>
    private const long CacheBytes = 64L << 20;

    private const int MostConnections = 1000;

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly WebApplication app;
    private readonly ServedProject project;

    private MapServer(WebApplication app, ServedProject project) => (this.app, this.project) = (app, project);

    /// <summary>Where the page is.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts to listen.</summary>
    /// <param name="request">What is served, and where.</param>
    /// <param name="errors">Told of bugs.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <returns>The server, to be disposed.</returns>
    /// <exception cref="ServeException">The port is taken, or the address is none of this machine's.</exception>
    public static async Task<MapServer> Start(ServeRequest request, TextWriter errors, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        RasterCache.Limit(CacheBytes);
        var project = new ServedProject(request);
        var app = Build(request, project, errors);
        var server = new MapServer(app, project);
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
            return server;
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or UnauthorizedAccessException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw ServeException.CannotListen(request.Address.ToString(), request.Port, (e.InnerException?.InnerException ?? e.InnerException ?? e).Message);
        }
    }

    /// <summary>Stops listening, and lets go of all files.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var goodbye = new CancellationTokenSource(LongestGoodbye))
        {
            await app.StopAsync(goodbye.Token).ConfigureAwait(false);
        }

        await app.DisposeAsync().ConfigureAwait(false);
        project.Dispose();
    }

    private static WebApplication Build(ServeRequest request, ServedProject project, TextWriter errors)
    {
        // An empty builder: no settings from files or from the environment, no logs, nothing that the folder could bring along.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Limit(options, request));
        builder.Services.AddRoutingCore();
        builder.Services.AddHostFiltering(options => options.AllowedHosts = HostsOf(request.Address));
        var app = builder.Build();
        RequestRules.Use(app, errors);
        app.UseHostFiltering();
        PageRoutes.Map(app);
        RunRoutes.Map(app, project);
        TileRoutes.Map(app, project);
        CellRoutes.Map(app, project);
        FileRoutes.Map(app, project);
        app.MapFallback("{*path}", context => context.Missing("There is nothing here."));
        return app;
    }

    private static void Limit(KestrelServerOptions options, ServeRequest request)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 0;
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Listen(request.Address, request.Port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    /// <summary>The names and addresses of this machine that are answered to: a page of another origin cannot be made to read this one by a name of its own that leads here.</summary>
    private static string[] HostsOf(IPAddress address)
    {
        // The addresses that stand for all would be taken for all names.
        string[] own = ["localhost", "127.0.0.1", "[::1]"];
        return IPAddress.IsLoopback(address)
            ? [.. own, Literal(address)]
            : [.. own, Dns.GetHostName(), .. NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => Literal(one.Address))];
    }

    private static string Literal(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
