using System.CommandLine;
using ReverseBuy.Flooding;
using Spectre.Console;

var others = new Option<int>("--others") { Description = "How many tenants there are beside the one that floods.", DefaultValueFactory = _ => 8 };
var perSecond = new Option<double>("--per-second") { Description = "How often a second each tenant has something to do.", DefaultValueFactory = _ => 2 };
var floodPerSecond = new Option<double>("--flood-per-second") { Description = "How often a second the one has, when it floods.", DefaultValueFactory = _ => 100 };
var seconds = new Option<int>("--seconds") { Description = "How long each of the two parts is.", DefaultValueFactory = _ => 60 };
var postgreSql = new Option<string?>("--postgresql") { Description = "The server to keep databases at, such as Host=127.0.0.1;Port=25432;Username=postgres. Without it: SQLite." };
var json = new Option<bool>("--json") { Description = "Print one JSON document on standard output instead of a table." };
var command = new RootCommand("Has one tenant flood a host, and tells what the others notice: before and in the flood, in one run.") { others, perSecond, floodPerSecond, seconds, postgreSql, json };
command.SetAction(async (arguments, cancellationToken) =>
{
    var settings = new FloodSettings(
        arguments.GetValue(others), arguments.GetValue(perSecond), arguments.GetValue(floodPerSecond), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(postgreSql));
    var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    var (baseline, flooded) = await terminal.Progress().HideCompleted(true).StartAsync(async context =>
    {
        var bar = context.AddTask("starting", maxValue: 1);
        return await new Flood(settings).RunAsync((part, share) => (bar.Description, bar.Value) = (part, share), cancellationToken);
    });
    Console.Out.Write(arguments.GetValue(json) ? Report.ToJson(settings, baseline, flooded) : Report.ToMarkdown(settings, baseline, flooded));
    return 0;
});
return await command.Parse(args).InvokeAsync();
