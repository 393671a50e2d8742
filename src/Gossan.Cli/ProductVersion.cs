using System.Reflection;

namespace Gossan.Cli;

/// <summary>The program's version.</summary>
internal static class ProductVersion
{
    /// <summary>As in "0.1.0".</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
