using System.CommandLine;
using ReverseBuy.Crash.Agency;
using ReverseBuy.Crash.Campaigns;

var settings = new Argument<FileInfo>("settings") { Description = "What this life is to do." };
var agency = new Command("agency", "One life of an agency at work; a course starts it, and kills it.") { settings };
agency.SetAction((arguments, cancellationToken) => AgencyProgram.RunAsync(arguments.GetRequiredValue(settings), cancellationToken));

var kills = new Option<int>("--kills") { Description = "How often the agency is killed in all.", DefaultValueFactory = _ => 200 };
var outages = new Option<int?>("--outages") { Description = "How often each of the others is done: a tenth of the kills unless given." };
var seed = new Option<int>("--seed") { Description = "The seed of the first course.", DefaultValueFactory = _ => 1 };
var report = new Option<FileInfo>("--report") { Description = "Where the report goes, without .md and .json.", Required = true };
var campaign = new Command("campaign", "Courses one after the other, and a report of what was found.") { kills, outages, seed, report };
campaign.SetAction(async (arguments, cancellationToken) =>
{
    var options = new CrashCampaignOptions(
        arguments.GetValue(kills), arguments.GetValue(outages) ?? arguments.GetValue(kills) / 10, arguments.GetValue(seed), arguments.GetRequiredValue(report));
    return await new CrashCampaign(options, Console.Out).RunAsync(cancellationToken) ? 0 : 1;
});

var minutes = new Option<int>("--minutes") { Description = "For how long the control database is away.", DefaultValueFactory = _ => 10 };
var control = new Command("control", "An agency at work without its control database, and a report of what was found.") { minutes, seed, report };
control.SetAction(async (arguments, cancellationToken) =>
    await ControlCampaign.RunAsync(
        TimeSpan.FromMinutes(arguments.GetValue(minutes)), arguments.GetValue(seed), arguments.GetRequiredValue(report), Console.Out, cancellationToken) ? 0 : 1);

// Who stops a campaign waits until its servers are stopped, too.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };
return await new RootCommand("Agencies that crash, and what is left of their orders.") { agency, campaign, control }.Parse(args).InvokeAsync(invocation);
