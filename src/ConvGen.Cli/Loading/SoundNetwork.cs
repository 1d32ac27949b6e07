using System.Linq;
using ConvGen.Model;

namespace ConvGen.Cli.Loading;

/// <summary>Networks that can be run or exported: those without errors.</summary>
internal static class SoundNetwork
{
    /// <summary>The review of <paramref name="declaration"/>; refused where there are errors.</summary>
    public static NetworkReview Of(NetworkDeclaration declaration)
    {
        var review = NetworkReview.Of(declaration);
        return review.Findings.FirstOrDefault(static finding => finding.Severity == Severity.Error) is { } error
            ? throw new ToolException($"{declaration.Type.MetadataName} has errors; the first is {error.Rule}: {error.Message}")
            : review;
    }
}
