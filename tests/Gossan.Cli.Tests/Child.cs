using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Gossan.Cli.Tests;

/// <summary>The program as a process of its own, to be killed or interrupted.</summary>
internal sealed class Child : IDisposable
{
    private const int Interrupt = 2;

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private Child(Process process)
    {
        (this.process, errors) = (process, process.StandardError.ReadToEndAsync());
        output = Listen();
    }

    /// <summary>What the program has written so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public bool HasExited => process.HasExited;

    public static Child Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "gossan.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in arguments.Prepend(program))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    public static Child Start(params string[] arguments) => Start(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    public static Ran Run(params string[] arguments)
    {
        using var child = Start(arguments);
        return child.Wait();
    }

    public Ran Wait()
    {
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "the program does not end");
        return new(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Waits until something is true or the program has ended.</summary>
    /// <returns>Whether it came true.</returns>
    public bool Until(Func<bool> happened)
    {
        while (!happened())
        {
            if (process.HasExited)
            {
                return happened();
            }

            Thread.Sleep(2);
        }

        return true;
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Ctrl-C.</summary>
    public void PressCtrlC() => Assert.Equal(0, SendSignal(process.Id, Interrupt));

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private async Task<string> Listen()
    {
        char[] buffer = new char[4096];
        for (int read = await process.StandardOutput.ReadAsync(buffer); read > 0; read = await process.StandardOutput.ReadAsync(buffer))
        {
            lock (said)
            {
                said.Append(buffer, 0, read);
            }
        }

        return Said;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
