using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using ConvGen.Benchmarks;

var compare = new Option<string?>("--compare") { Description = "A network's name, 'all' networks or single 'layers': ConvGen and ONNX Runtime side by side.", HelpName = "NAME|all|layers" };
var layers = new Option<string?>("--layers") { Description = "Layer by layer: what a network's layers take, and which share of the core's multiply-add peak they reach.", HelpName = "NAME|all|layers" };
var profile = new Option<string?>("--profile") { Description = "Call by call: what a network's kernels take, the longest first.", HelpName = "NAME|all|layers" };
var against = new Option<string?>("--against")
{
    Description = "Another revision of this repository, built in a folder of its own, and this build, interleaved: how many times as fast this one is, and whether both compute the same bits. Ends with 1 when this one is slower.",
    HelpName = "REV",
};
var networks = new Option<string[]>(AgainstCommand.NetworkOption)
{
    Description = "With --against: which networks; all whole ones when not given.", HelpName = "NAME|all|layers", AllowMultipleArgumentsPerToken = true,
};
var againstBuild = new Option<string?>(AgainstProcess.BuildOption) { Hidden = true };
var theirsFirst = new Option<bool>(AgainstProcess.TheirsFirstOption) { Hidden = true };
var threads = new Option<int>("--threads") { Description = "Threads of one run.", DefaultValueFactory = static _ => 1 };
var rounds = new Option<int>("--rounds") { Description = "Rounds; the medians over them are reported.", DefaultValueFactory = static _ => 15 };
var json = new Option<FileInfo?>("--json") { Description = "Where to write the results as JSON." };
var generator = new Option<bool>("--generator") { Description = "What typing inside a network of 100 layers costs in generator and analyzer." };
var benchmark = new Option<string[]>("--benchmark")
{
    Description = "BenchmarkDotNet over the single layers; arguments are passed on.", HelpName = "ARGS", AllowMultipleArgumentsPerToken = true,
};
threads.Validators.Add(static result => AtLeastOne(result, "--threads"));
rounds.Validators.Add(static result => AtLeastOne(result, "--rounds"));

var command = new RootCommand("Measures generated networks, beside ONNX Runtime or another revision of themselves.")
{
    compare, against, networks, againstBuild, theirsFirst, layers, profile, threads, rounds, json, generator, benchmark,
};
command.SetAction(parsed =>
{
    if (parsed.GetValue(compare) is { } name)
    {
        return CompareCommand.Run(name, new MeasurementOptions(parsed.GetValue(threads), parsed.GetValue(rounds)), parsed.GetValue(json));
    }

    if (parsed.GetValue(against) is { } revision)
    {
        return AgainstCommand.Run(revision, parsed.GetValue(networks) ?? [], new MeasurementOptions(parsed.GetValue(threads), parsed.GetValue(rounds)), parsed.GetValue(json));
    }

    if (parsed.GetValue(againstBuild) is { } folder)
    {
        return AgainstProcess.Run(
            folder, parsed.GetValue(networks)!.Single(), parsed.GetValue(theirsFirst), new MeasurementOptions(parsed.GetValue(threads), parsed.GetValue(rounds)), parsed.GetValue(json));
    }

    if (parsed.GetValue(layers) is { } layered)
    {
        return ProfileCommand.Run(layered, new MeasurementOptions(1, parsed.GetValue(rounds)), parsed.GetValue(json), ProfileTable.Layers);
    }

    if (parsed.GetValue(profile) is { } profiled)
    {
        return ProfileCommand.Run(profiled, new MeasurementOptions(1, parsed.GetValue(rounds)), parsed.GetValue(json), ProfileTable.Calls);
    }

    if (parsed.GetValue(generator))
    {
        return TypingCommand.Run(parsed.GetValue(rounds));
    }

    if (parsed.GetResult(benchmark) is not null)
    {
        return LayerBenchmarks.Run(parsed.GetValue(benchmark) ?? []);
    }

    Console.Error.WriteLine("Nothing to measure: give --compare NAME, --compare all, --compare layers, --against REV, --layers NAME, --profile NAME, --generator or --benchmark; --help lists the options.");
    return 2;
});
return command.Parse(args).Invoke();

static void AtLeastOne(System.CommandLine.Parsing.OptionResult result, string name)
{
    if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1)
    {
        result.AddError($"{name} must be at least 1.");
    }
}
