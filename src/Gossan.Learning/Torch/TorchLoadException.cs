using System.Runtime.InteropServices;

namespace Gossan.Learning.Torch;

/// <summary>The native part of the neural models (libtorch) cannot be loaded on this machine; everything that needs no network still works.</summary>
public sealed class TorchLoadException : GossanException
{
    private TorchLoadException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>Says that libtorch is not built for this kind of machine.</summary>
    /// <param name="platform">What the machine is: "linux-arm64", "linux-musl-x64".</param>
    /// <returns>The exception to throw.</returns>
    public static TorchLoadException UnsupportedPlatform(string platform) => new(
        $"the neural models run on linux-x64 (glibc), win-x64 and osx-arm64, but this machine is {platform}.\nUse one of the classical models here, or run this step on a machine of those kinds.",
        null);

    /// <summary>Says that a file of the package is not beside the program.</summary>
    /// <param name="library">File name that was looked for.</param>
    /// <param name="folders">Folders that were searched.</param>
    /// <returns>The exception to throw.</returns>
    public static TorchLoadException Missing(string library, IReadOnlyList<string> folders) => new(
        $"{library} was not found in {string.Join(" or ", folders)}.\nReference the package libtorch-cpu-{RuntimeInformation.RuntimeIdentifier} from the program, or install Gossan again.",
        null);

    /// <summary>Says that the system refused to load a library, and what follows from its reason.</summary>
    /// <param name="library">File that was loaded.</param>
    /// <param name="cause">The system's answer.</param>
    /// <returns>The exception to throw.</returns>
    public static TorchLoadException Refused(string library, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        string reason = (cause.GetBaseException().Message.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "no reason given").Trim().TrimEnd('.');
        return new($"{library} does not load: {reason}.\n{WayOut(reason)}", cause);
    }

    /// <summary>Says that the package's library has not the form that its repair for older systems expects.</summary>
    /// <param name="library">File that should have been repaired.</param>
    /// <param name="reason">What was not found in it.</param>
    /// <returns>The exception to throw.</returns>
    public static TorchLoadException NotRepairable(string library, string reason) => new(
        $"{library} needs a newer libstdc++ (GCC 13) than this system has and could not be adapted: {reason}.\nInstall libstdc++ 13 or newer, or use a newer system (Debian 13, Ubuntu 24.04, RHEL 10).",
        null);

    private static string WayOut(string reason) => reason switch
    {
        _ when reason.Contains("GLIBC_", StringComparison.Ordinal) => "This system's C library is too old: glibc 2.34 or newer is needed (Debian 12, Ubuntu 22.04, RHEL 9).",
        _ when reason.Contains("GLIBCXX", StringComparison.Ordinal) || reason.Contains("CXXABI", StringComparison.Ordinal) => "This system's C++ library is too old: libstdc++ of GCC 12 or newer is needed (Debian 12, Ubuntu 22.04, RHEL 9).",
        _ when reason.Contains("cannot open shared object", StringComparison.Ordinal) => "Install the library that the message names with the system's package manager.",
        _ when reason.Contains("failed to map", StringComparison.Ordinal) || reason.Contains("ermission", StringComparison.Ordinal) => "Allow programs to be loaded from that folder (it may be mounted noexec), or set XDG_DATA_HOME to one that allows it.",
        _ => "Install Gossan again; if it stays, use one of the classical models and report this message.",
    };
}
