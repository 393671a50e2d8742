using System.Reflection;
using Gossan.Cli.Projects;
using Gossan.Evidence.Layers;
using Gossan.Evidence.Regions;
using Gossan.Evidence.Sites;

namespace Gossan.Cli.Tests.Projects;

public class SettingsGuideTests
{
    [Fact]
    public void Every_setting_is_listed_once_in_the_order_of_the_records_sections()
    {
        string[] settings = [.. SettingsOf(typeof(ProjectOptions), "").Where(key => key is not "name" && !key.StartsWith("regions", StringComparison.Ordinal) && !key.StartsWith("targets", StringComparison.Ordinal))];

        Assert.Equal(settings.Order(StringComparer.Ordinal), SettingsGuide.Meanings.Select(meaning => meaning.Key).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_setting_of_grids_layers_and_sites_is_listed_in_the_order_of_its_record()
    {
        Assert.Equal(YamlBinder.PropertiesOf(typeof(GridOptions)).Keys, SettingsGuide.OfGrid.Select(meaning => meaning.Key), StringComparer.Ordinal);
        Assert.Equal(YamlBinder.PropertiesOf(typeof(LayerOptions)).Keys, SettingsGuide.OfLayer.Select(meaning => meaning.Key), StringComparer.Ordinal);
        Assert.Equal(YamlBinder.PropertiesOf(typeof(SiteSource)).Keys, SettingsGuide.OfSites.Select(meaning => meaning.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_default_is_accepted_when_it_is_set()
    {
        using var project = SmallProject.With();
        string[] sets = [.. SettingsGuide.Meanings.Where(meaning => SettingsGuide.Default(meaning.Key) is not null).Select(meaning => $"{meaning.Key}={SettingsGuide.Default(meaning.Key)}")];

        var options = ProjectFile.Load(project.Folder, sets).Options;

        Assert.Equal(RecordJson.TextOf(new ProjectOptions().Backbone), RecordJson.TextOf(options.Backbone));
        Assert.Equal(RecordJson.TextOf(new ProjectOptions().Samples), RecordJson.TextOf(options.Samples));
    }

    private static IEnumerable<string> SettingsOf(Type type, string prefix) => YamlBinder.PropertiesOf(type).SelectMany(property =>
    {
        var kind = property.Value.PropertyType;
        bool section = kind.IsClass && kind.Namespace!.StartsWith("Gossan", StringComparison.Ordinal) && kind.GetProperties(BindingFlags.Public | BindingFlags.Instance).Length > 0;
        return section ? SettingsOf(kind, $"{prefix}{property.Key}.") : [prefix + property.Key];
    });
}
