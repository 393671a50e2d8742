using System.Reflection;
using Gossan.Learning.Torch;
using Gossan.Testing;
using TorchSharp;

namespace Gossan.Learning.Tests.Torch;

public sealed class TorchRuntimeTests
{
    private static readonly Type[] Types = typeof(TorchRuntime).Assembly.GetTypes();

    [Fact]
    public void Libtorch_is_loaded_from_any_thread_and_more_than_once()
    {
        Parallel.For(0, 8, _ => TorchRuntime.Ensure());
        TorchRuntime.UseThreads(1);
        Assert.Equal(1, torch.get_num_threads());
        TorchRuntime.UseThreads(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchRuntime.UseThreads(0));
    }

    [Fact]
    public void Every_public_type_that_makes_tensors_loads_libtorch_first()
    {
        static bool UsesTorch(Type t) => !string.Equals(t.Namespace, typeof(TorchRuntime).Namespace, StringComparison.Ordinal) && !IsRecord(t) && !t.IsSubclassOf(typeof(Exception))
            && t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>()
                .Any(m => m.GetParameters().Select(p => p.ParameterType).Append((m as MethodInfo)?.ReturnType ?? typeof(void)).Any(p => p.ToString().Contains("TorchSharp")));
        var without = Types.Where(t => t.IsPublic && UsesTorch(t) && (t.TypeInitializer is null || t.Attributes.HasFlag(TypeAttributes.BeforeFieldInit)));
        Assert.Empty(without);
    }

    [Fact]
    public void Options_are_sealed_records_that_know_nothing_of_torch()
    {
        var options = Types.Where(t => t.IsPublic && t.Name.EndsWith("Options", StringComparison.Ordinal)).ToList();
        Assert.True(options.Count >= 3);
        Assert.All(options, t =>
        {
            Assert.True(t.IsSealed && IsRecord(t) && t.GetMethod("Validated") is not null, t.Name);
            Assert.DoesNotContain(t.GetProperties(), p => p.PropertyType.FullName!.Contains("TorchSharp"));
        });
    }

    [Fact]
    public void A_library_without_the_import_is_refused_with_a_reason()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x.so"], "not a library");
        string text = Assert.Throws<TorchLoadException>(() => NativeShim.Adapted(folder["x.so"])).Message;
        Assert.Contains("it is not a little-endian ELF64 file", text);
        Assert.Contains("Install libstdc++ 13", text);
    }

    [Fact]
    public void The_shim_is_adapted_byte_for_byte_the_same_and_nothing_else_is_touched()
    {
        string path = Shim();
        byte[] original = File.ReadAllBytes(path), adapted = NativeShim.Adapted(path);
        Assert.Equal(adapted, NativeShim.Adapted(path));
        Assert.Equal(original.Length, adapted.Length);
        Assert.InRange(Enumerable.Range(0, original.Length).Count(i => original[i] != adapted[i]), 10, 40);
        var again = Assert.Throws<InvalidDataException>(() => ElfImportRenaming.Rename(adapted, "libstdc++.so.6", ("_ZSt21ios_base_library_initv", "GLIBCXX_3.4.32"), ("_ZNSt8ios_base4InitC1Ev", "GLIBCXX_3.4")));
        Assert.Contains("it does not need GLIBCXX_3.4.32", again.Message);
        Assert.Throws<ArgumentException>(() => ElfImportRenaming.Rename(adapted, "l", ("a", "v"), ("longer", "v")));
    }

    [Fact]
    public void A_broken_library_is_refused_and_never_a_crash()
    {
        byte[] original = File.ReadAllBytes(Shim());
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] broken = i % 2 == 0 ? original[..random.Next(original.Length)] : [.. original];
            for (int k = 0; k < 8 && broken.Length > 64; k++)
            {
                broken[random.Next(4, 1024) % broken.Length] = (byte)random.Next(256);
            }

            try
            {
                ElfImportRenaming.Rename(broken, "libstdc++.so.6", ("_ZSt21ios_base_library_initv", "GLIBCXX_3.4.32"), ("_ZNSt8ios_base4InitC1Ev", "GLIBCXX_3.4"));
            }
            catch (InvalidDataException)
            {
                // Refused, as it should be.
            }
        }
    }

    [Fact]
    public void A_cached_copy_is_kept_and_a_spoilt_one_is_replaced()
    {
        using var folder = new TemporaryFolder();
        string path = NativeShim.Cache(folder.FullPath, "1.2.3", [1, 2, 3]);
        Assert.Contains("torchsharp-1.2.3-", path);
        var written = File.GetLastWriteTimeUtc(path);
        Assert.Equal(path, NativeShim.Cache(folder.FullPath, "1.2.3", [1, 2, 3]));
        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
        File.WriteAllBytes(path, [9]);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(NativeShim.Cache(folder.FullPath, "1.2.3", [1, 2, 3])));
        Assert.NotEqual(path, NativeShim.Cache(folder.FullPath, "1.2.3", [4]), StringComparer.Ordinal);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData("/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by libtorch.so)", "glibc 2.34 or newer")]
    [InlineData("libstdc++.so.6: version `GLIBCXX_3.4.30' not found", "libstdc++ of GCC 12 or newer")]
    [InlineData("libgomp.so.1: cannot open shared object file: No such file or directory", "Install the library that the message names")]
    [InlineData("failed to map segment from shared object", "mounted noexec")]
    [InlineData("", "Install Gossan again")]
    public void What_the_system_refuses_is_explained(string reason, string wayOut) =>
        Assert.Contains(wayOut, TorchLoadException.Refused("libtorch.so", new DllNotFoundException(reason)).Message);

    [Fact]
    public void Platforms_and_missing_files_are_named()
    {
        Assert.Contains("this machine is linux-arm64", TorchLoadException.UnsupportedPlatform("linux-arm64").Message);
        Assert.Contains("libtorch.so was not found in /a or /b", TorchLoadException.Missing("libtorch.so", ["/a", "/b"]).Message);
    }

    private static bool IsRecord(Type t) => t.GetMethod("<Clone>$") is not null;

    private static string Shim()
    {
        string? path = Directory.EnumerateFiles(AppContext.BaseDirectory, "libLibTorchSharp.so", SearchOption.AllDirectories).FirstOrDefault();
        Assert.SkipWhen(path is null, "the Linux library is not part of this build");
        return path;
    }
}
