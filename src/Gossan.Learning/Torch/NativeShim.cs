using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Gossan.Learning.Torch;

/// <summary>Loads TorchSharp's native library on Linux, from an adapted copy where the system's libstdc++ is older than GCC 13.</summary>
/// <remarks>
/// TorchSharp 0.107 imports std::ios_base_library_init() of GLIBCXX_3.4.32, which only makes sure that std::cout exists. Debian 12,
/// Ubuntu 22.04 and RHEL 9 end at GLIBCXX_3.4.30, so nothing loads there. The copy imports std::ios_base::Init::Init() of
/// GLIBCXX_3.4 instead, which does the same in every libstdc++. TorchSharp then finds the loaded library by its SONAME.
/// </remarks>
internal static class NativeShim
{
    private const string Shim = "libLibTorchSharp.so";
    private const string Torch = "libtorch.so";

    /// <summary>Loads the library, or leaves it to TorchSharp where that works.</summary>
    /// <exception cref="TorchLoadException">The platform has no libtorch, or a file is missing or refused.</exception>
    public static void Load()
    {
        string platform = RuntimeInformation.RuntimeIdentifier;
        bool isSupported = (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) ? RuntimeInformation.ProcessArchitecture == Architecture.X64
            : OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
        if (!isSupported || platform.Contains("musl", StringComparison.Ordinal))
        {
            throw TorchLoadException.UnsupportedPlatform(platform);
        }

        if (OperatingSystem.IsLinux())
        {
            // The package's own libtorch first and by its full path: a system libtorch would be bound otherwise.
            LoadOrThrow(Find(Torch));
            string shim = Find(Shim);
            if (!NativeLibrary.TryLoad(shim, out _))
            {
                LoadOrThrow(AdaptedCopyOf(shim));
            }
        }
    }

    /// <summary>The library with the one import renamed that older systems lack.</summary>
    /// <param name="path">The package's library.</param>
    /// <returns>Its adapted content.</returns>
    /// <exception cref="TorchLoadException">The library is of another form than the one this was written for.</exception>
    internal static byte[] Adapted(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        try
        {
            ElfImportRenaming.Rename(file, "libstdc++.so.6", ("_ZSt21ios_base_library_initv", "GLIBCXX_3.4.32"), ("_ZNSt8ios_base4InitC1Ev", "GLIBCXX_3.4"));
        }
        catch (InvalidDataException e)
        {
            throw TorchLoadException.NotRepairable(path, e.Message);
        }

        return file;
    }

    /// <summary>Writes content under a name that says what it is, unless that very content is there already.</summary>
    /// <param name="folder">A cache folder; made where it is missing.</param>
    /// <param name="version">TorchSharp's version, for the file's name.</param>
    /// <param name="content">What the file must hold; a file that holds anything else is replaced.</param>
    /// <returns>The file's path.</returns>
    internal static string Cache(string folder, string version, byte[] content)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        string path = Path.Combine(folder, "gossan", $"torchsharp-{version}-{hash}", Shim);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string partial = $"{path}.{Environment.ProcessId}";     // several programs may start at once
            File.WriteAllBytes(partial, content);
            File.Move(partial, path, overwrite: true);
        }

        return path;
    }

    private static string AdaptedCopyOf(string shim)
    {
        byte[] content = Adapted(shim);
        string version = typeof(TorchSharp.torch).Assembly.GetName().Version?.ToString(3) ?? "0";
        string user = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        try
        {
            return Cache(user.Length > 0 ? user : Path.GetTempPath(), version, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            try
            {
                return Cache(Path.GetTempPath(), version, content);
            }
            catch (Exception second) when (second is IOException or UnauthorizedAccessException)
            {
                throw OutputException.Writing(Path.Combine(Path.GetTempPath(), "gossan"), second);
            }
        }
    }

    private static string Find(string library)
    {
        string[] bases = [AppContext.BaseDirectory, Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location) is { Length: > 0 } own ? own : AppContext.BaseDirectory];
        string[] folders = [.. bases.Distinct(StringComparer.Ordinal).SelectMany(b => new[] { b, Path.Combine(b, "runtimes", "linux-x64", "native") })];
        return folders.Select(f => Path.Combine(f, library)).FirstOrDefault(File.Exists)
            ?? (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string)?.Split(Path.PathSeparator).Select(f => Path.Combine(f, library)).FirstOrDefault(File.Exists)
            ?? throw TorchLoadException.Missing(library, folders);
    }

    private static void LoadOrThrow(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw TorchLoadException.Refused(path, e);
        }
    }
}
