using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Gossan.Cli.Projects;
using Gossan.Cli.Steps;
using Gossan.Cli.Terminal;
using Gossan.Serve;
using Gossan.Serve.Live;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan serve</c>: the results of a project as a map to walk on, also while a run is making them.</summary>
internal static class ServeCommand
{
    public static Command Make(Screen screen)
    {
        var folder = CommonOptions.Project();
        var port = new Option<int>("--port") { Description = $"Port to listen on, 0..65535; 0 takes one that is free; default {ServeRequest.DefaultPort}.", HelpName = "N", DefaultValueFactory = _ => ServeRequest.DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            {
                result.AddError($"--port is {number}, but must be {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
            }
        });
        var address = new Option<IPAddress>("--address")
        {
            Description = "Address to listen on; default 127.0.0.1, which this machine alone can reach. 0.0.0.0 lets every machine of the network read: there is no password.",
            HelpName = "address",
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = AddressOf,
        };
        var json = CommonOptions.Json("where the page is");
        var command = new Command("serve", "Show the results on a page with maps at full resolution: layers, every cell's values and what they add, prospects, two maps side by side, and how far a run is. Reads only; Ctrl-C ends it.") { folder, port, address, json };
        command.SetAction((result, cancellation) => Task.Run(
            () => Failures.Guard(screen.Errors, () => Run(
                ProjectFile.Load(result.GetValue(folder)!.FullName, []), result.GetValue(address)!, result.GetValue(port), result.GetValue(json), screen, cancellation), screen.ErrorWidth),
            CancellationToken.None));
        return command;
    }

    private static void Run(Project project, IPAddress address, int port, bool scripted, Screen screen, CancellationToken cancellation)
    {
        var told = scripted ? screen.BesideJson() : screen;
        using var explanations = new ProjectExplanations(project);
        var request = new ServeRequest
        {
            Folder = project.Folder,
            Files = RunLayout.Of(project),
            ProgressPath = Path.Combine(project.Working, RunProgress.FileName),
            Explanations = explanations,
            Address = address,
            Port = port,
            Version = ProductVersion.Text,
        };
        if (!IPAddress.IsLoopback(address))
        {
            told.Line($"warning: on {address} everybody who reaches this machine can read the results of the project, without a password.");
        }

        Serve(request, scripted, told, screen, cancellation).GetAwaiter().GetResult();
    }

    private static async Task Serve(ServeRequest request, bool scripted, Screen told, Screen screen, CancellationToken cancellation)
    {
        await using var server = await MapServer.Start(request, screen.Errors, cancellation).ConfigureAwait(false);
        if (scripted)
        {
            screen.Raw(RecordJson.TextOf(new { address = server.Address }));
        }

        told.Line($"{request.Files.Name}: {server.Address}\nOpen it in a browser; Ctrl-C ends it.");

        // Ctrl-C is how it is meant to end: no error.
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
    }

    private static IPAddress AddressOf(ArgumentResult result)
    {
        if (result.Tokens.Count == 1 && IPAddress.TryParse(result.Tokens[0].Value, out var address))
        {
            return address;
        }

        result.AddError($"--address is {string.Join(' ', result.Tokens.Select(token => token.Value))}, but must be an address such as 127.0.0.1, 0.0.0.0 or ::1.");
        return IPAddress.None;
    }
}
