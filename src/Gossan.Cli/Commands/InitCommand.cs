using System.CommandLine;
using Gossan.Cli.Projects;
using Gossan.Cli.Terminal;

namespace Gossan.Cli.Commands;

/// <summary><c>gossan init</c>: writes a project from a folder of rasters.</summary>
internal static class InitCommand
{
    public static Command Make(Screen screen)
    {
        var paths = CommonOptions.WithoutOptions(new Argument<string[]>("PATH") { Description = "Rasters (.tif, .asc, .img, .vrt, .ers, .grd, .bil, .nc), vector files (.gpkg, .shp, .geojson, .csv, .kml, .gml, .fgb), or folders of them.", Arity = ArgumentArity.OneOrMore });
        var folder = new Option<DirectoryInfo>("--project") { Description = "Folder of the new project; default: the current one.", HelpName = "folder", DefaultValueFactory = _ => new(".") };
        var sites = new Option<string?>("--sites") { Description = "Known sites: a 0/1 raster, GeoPackage, Shapefile, GeoJSON, or CSV with x/y or lon/lat columns; default: guessed from the names.", HelpName = "file" };
        var target = new Option<string?>("--target") { Description = "Name of the deposit type; default: the name of the sites' file.", HelpName = "name" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a gossan.yaml that is there." };
        var json = CommonOptions.Json("where the project file is, and what was guessed,");
        var command = new Command("init", "Write a gossan.yaml from a folder of files: finds the layers, the grid that most of them share and the known sites, and says what it guessed.") { paths, folder, sites, target, overwrite, json };
        command.SetAction(result => Failures.Guard(screen.Errors, () =>
        {
            string project = result.GetValue(folder)!.FullName, file = Path.Combine(project, ProjectFile.Name);
            if (File.Exists(file) && !result.GetValue(overwrite))
            {
                throw ProjectException.AlreadyThere(file);
            }

            if (result.GetValue(target) is { } named && !YamlBinder.CanBeName(named))
            {
                throw ProjectException.BadName("target", named);
            }

            if (result.GetValue(sites) is { } given && !File.Exists(given))
            {
                throw ProjectException.NoSuchPath(given);
            }

            bool scripted = result.GetValue(json);
            var told = scripted ? screen.BesideJson() : screen;
            ProjectProposal? proposal = null;
            told.Work(progress => proposal = ProjectProposal.From(result.GetValue(paths)!, project, result.GetValue(sites), result.GetValue(target), progress));
            AtomicFile.WriteText(file, proposal!.ToYaml());
            foreach (string note in proposal.Notes)
            {
                told.Line(note);
            }

            told.Line($"wrote {file}\nnext: gossan inspect {result.GetValue(folder)}   (look at it)\n      gossan run {result.GetValue(folder)}       (do everything)");
            if (scripted)
            {
                screen.Raw(ResultFiles.Of(new { file, proposal.Notes }).ToJsonString(RecordJson.Options) + "\n");
            }
        }, screen.ErrorWidth));
        return command;
    }
}
