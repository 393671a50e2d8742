namespace Gossan;

/// <summary>Marks the setting whose value may stand for its whole group: <c>fill: idw</c> is <c>fill: { method: idw }</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShortFormAttribute : Attribute;
