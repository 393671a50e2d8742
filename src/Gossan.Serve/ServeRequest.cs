using System.Net;
using Gossan.Report.Page.Results;
using Gossan.Serve.Explanations;

namespace Gossan.Serve;

/// <summary>What is served, and where.</summary>
public sealed record ServeRequest
{
    /// <summary>The project's folder: nothing outside it is read, whatever links lead there.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the results lie; read anew when they change.</summary>
    public required RunFiles Files { get; init; }

    /// <summary>The file in which a run tells how far it is, see <see cref="Live.RunProgress"/>.</summary>
    public required string ProgressPath { get; init; }

    /// <summary>Explains cells that no map explains.</summary>
    public required ICellExplanations Explanations { get; init; }

    /// <summary>Address to listen on; another than a loopback address lets other machines read.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port, 1..65535; 0 for any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Version of the program, for the page.</summary>
    public string Version { get; init; } = "";

    /// <summary>The port unless another is asked for.</summary>
    public const int DefaultPort = 8265;
}
