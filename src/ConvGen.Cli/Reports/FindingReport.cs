using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Cli.Reports;

/// <summary>Findings for people: one line each, the attribute it is about below it.</summary>
internal static class FindingReport
{
    public static void Write(TextWriter writer, string path, IReadOnlyList<NetworkReview> reviews)
    {
        foreach (var review in reviews)
        {
            foreach (var finding in review.Findings)
            {
                writer.WriteLine($"{path}({review.Declaration.Type.MetadataName}): {Word(finding.Severity)} {finding.Rule}: {finding.Message}");
                foreach (var attribute in Attributes(review.Declaration, finding))
                {
                    writer.WriteLine("    " + attribute);
                }
            }
        }

        var all = reviews.SelectMany(static review => review.Findings).ToList();
        var networks = Count(reviews.Count, "network");
        writer.WriteLine($"{networks}: {Count(all, Severity.Error, "error")}, {Count(all, Severity.Warning, "warning")}, {Count(all, Severity.Info, "remark")}");
        foreach (var review in reviews.Where(static review => review.IsPartial))
        {
            writer.WriteLine(Partial(review));
        }
    }

    /// <summary>What a review leaves out, and of how much.</summary>
    public static string Partial(NetworkReview review)
    {
        var known = review.Analysis.Layers.Count(static layer => layer.Node.Op is not InputOp);
        return $"{review.Declaration.Type.MetadataName} is analysed in part: {Count(known, "layer")}; left out: {Count(review.UnknownOperators.Count, "operator")} without a model"
            + (review.Dependants == 0 ? "" : $", {Count(review.Dependants, "operator")} behind");
    }

    /// <summary>The network's attribute, and behind the use of a block the block's own that is really meant.</summary>
    private static IEnumerable<string> Attributes(NetworkDeclaration declaration, Finding finding) => finding.Related
        .Where(static site => site.Block is not null)
        .Prepend(finding.Site)
        .Select(site => AttributeText.Of(declaration, site))
        .OfType<string>()
        .Distinct();

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string Count(List<Finding> findings, Severity severity, string noun) => Count(findings.Count(finding => finding.Severity == severity), noun);

    private static string Count(int count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}
