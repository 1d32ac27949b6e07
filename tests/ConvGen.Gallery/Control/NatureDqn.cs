using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>The deep Q-network over four frames of 84×84 with all 18 actions of Atari's console.</summary>
[Published("DQN (Nature)", 2015, "Mnih", "Human-level control through deep reinforcement learning", "the paper's methods, counted by hand", 1_693_362)]
[ConvNet(4, 84, 84, AnalysisOnly = true)]
[Conv(32, 8, Stride = 4, Activation = Activation.Relu)]
[Conv(64, 4, Stride = 2, Activation = Activation.Relu)]
[Conv(64, 3, Activation = Activation.Relu)]
[Dense(512, Activation = Activation.Relu)]
[Dense(18)]
public sealed partial class NatureDqn;
