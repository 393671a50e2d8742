using Gossan.Cli.Commands;
using Gossan.Cli.Terminal;

var output = Consoles.On(Console.Out, Console.IsOutputRedirected, Environment.GetEnvironmentVariable);
var errors = Consoles.On(Console.Error, Console.IsErrorRedirected, Environment.GetEnvironmentVariable);
return await CommandLine.RunAsync(args, new Screen(output, errors), Console.Out).ConfigureAwait(false);
