"""Where a trained network looked: thin functions over captum.

Three ways to ask, each a map (N, H, W) in the size of the image:

cam      Grad-CAM: which places the last convolution layer's answer for the class rests on; coarse
pixels   saliency: how much the class would move if a pixel moved a little; fine, and noisy
patches  occlusion: how much of the class's probability is lost when a patch is covered; slow, needs no gradient
given    what they share: images and classes are looked at first, and the network is left as it was

A map says where, never why: it is about this network, not about the disease, and it can look convincing for a network
that has learned nothing (Adebayo 2018). Test what it suggests: remove the thing, and see whether the answer changes.

Source: Adebayo J et al. Sanity checks for saliency maps. NeurIPS 2018. https://arxiv.org/abs/1810.03292
"""

from dyplab.explain.cam import grad_cam
from dyplab.explain.patches import occlusion
from dyplab.explain.pixels import saliency

__all__ = ["grad_cam", "occlusion", "saliency"]
