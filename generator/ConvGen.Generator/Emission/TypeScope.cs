using System;

namespace ConvGen.Generator.Emission;

/// <summary>Opens the class, and the types it is nested in.</summary>
internal static class TypeScope
{
    public static void Write(CodeWriter writer, EmissionModel network, Action<CodeWriter, EmissionModel> members) => Write(writer, network, members, 0);

    private static void Write(CodeWriter writer, EmissionModel network, Action<CodeWriter, EmissionModel> members, int depth)
    {
        if (depth < network.Type.Containers.Count)
        {
            using (writer.Block(network.Type.Containers[depth]))
            {
                Write(writer, network, members, depth + 1);
            }

            return;
        }

        RemarksWriter.Write(writer, network);
        var contract = network.IsAnalysisOnly ? "" : $" : global::ConvGen.IConvNet<{network.Class}>";
        using (writer.Block($"{network.Type.Header} {network.Class}{contract}"))
        {
            members(writer, network);
        }
    }
}
