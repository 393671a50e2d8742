using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Gossan.Evidence.Inspection;
using Gossan.Evidence.Stacks;

namespace Gossan.Architecture.Tests;

/// <summary>The schemas of files that scripts read stand in docs/ and are those of the records; GOLDEN=accept rewrites them.</summary>
public sealed class AuditSchemaTests
{
    [Theory]
    [InlineData("docs/audit.schema.json", typeof(StackAudit), "Everything that was decided while the evidence stack of a region was made: out/stack/REGION.audit.json. Explained in docs/audit.md.")]
    [InlineData("docs/inspect.schema.json", typeof(RegionReport[]), "What gossan inspect --json writes: one report per region.")]
    public void The_schema_in_the_docs_is_that_of_the_records(string file, Type record, string description)
    {
        var schema = (JsonObject)new JsonSerializerOptions(RecordJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetJsonSchemaAsNode(record, new() { TreatNullObliviousAsNonNullable = true });
        var titled = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["description"] = description };
        foreach (var (key, value) in schema)
        {
            titled[key] = value?.DeepClone();
        }

        string text = titled.ToJsonString(RecordJson.Options) + "\n", path = Checkout.PathOf(file);
        if (string.Equals(Environment.GetEnvironmentVariable("GOLDEN"), "accept", StringComparison.Ordinal))
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", text);
    }

    [Fact]
    public void Every_member_of_the_audit_is_explained_on_its_page()
    {
        string page = File.ReadAllText(Checkout.PathOf("docs/audit.md"));

        Assert.All(MembersOf(JsonNode.Parse(File.ReadAllText(Checkout.PathOf("docs/audit.schema.json")))!).Distinct(StringComparer.Ordinal), name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> MembersOf(JsonNode node) => node switch
    {
        JsonObject schema => schema.SelectMany(entry => (string.Equals(entry.Key, "properties", StringComparison.Ordinal) ? ((JsonObject)entry.Value!).Select(property => property.Key) : [])
            .Concat(entry.Value is null ? [] : MembersOf(entry.Value))),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => MembersOf(item!)),
        _ => [],
    };
}
